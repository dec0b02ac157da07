package io.barto.server.arquillian;

import fish.payara.arquillian.container.payara.managed.PayaraMicroContainerConfiguration;
import fish.payara.arquillian.container.payara.managed.PayaraMicroDeployableContainer;
import io.barto.launcher.database.EmbeddedDatabase;
import io.barto.launcher.files.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.spi.client.protocol.metadata.HTTPContext;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.arquillian.container.spi.client.protocol.metadata.Servlet;
import org.jboss.shrinkwrap.api.Archive;
import org.jspecify.annotations.Nullable;

/**
 * A database and a Payara Micro that are started for the first test class and end after the last
 * one; the connector by itself would start one for each class. All classes deploy the same archive.
 * Where the JVM ends otherwise, the connector's shutdown hook and the database's guard end them.
 */
public final class SharedContainer extends PayaraMicroDeployableContainer {
  /** The system property with the port of the server, for tests that run outside of it. */
  public static final String PORT_PROPERTY = "barto.test.port";

  private static final Path HOME = Path.of("target", "in-container").toAbsolutePath();
  private static final String RUNNER = "ArquillianServletRunnerEE9";
  private static final long STOP_SECONDS = 30;

  private @Nullable PayaraMicroContainerConfiguration configuration;
  private @Nullable EmbeddedDatabase database;
  private @Nullable ProtocolMetaData deployed;
  private @Nullable Archive<?> archive;

  @Override
  public void setup(PayaraMicroContainerConfiguration given) {
    configuration = given;
    super.setup(given);
  }

  @Override
  public ProtocolMetaData deploy(Archive<?> given) throws DeploymentException {
    ProtocolMetaData known = deployed;
    if (known != null) {
      return known;
    }
    try {
      ServerSettings settings = new ServerSettings(HOME, database());
      settings.write();
      requireConfiguration().setExtraMicroOptions(settings.options());
      System.setProperty(PORT_PROPERTY, String.valueOf(settings.port()));
      super.deploy(given);
      archive = given;
      var address = new HTTPContext("127.0.0.1", settings.port()).add(new Servlet(RUNNER, "/"));
      deployed = new ProtocolMetaData().addContext(address);
      return deployed;
    } catch (IOException e) {
      throw new DeploymentException("could not prepare " + HOME, e);
    }
  }

  private PayaraMicroContainerConfiguration requireConfiguration() {
    PayaraMicroContainerConfiguration given = configuration;
    if (given == null) {
      throw new IllegalStateException("not set up");
    }
    return given;
  }

  private EmbeddedDatabase database() throws IOException {
    EmbeddedDatabase running = database;
    if (running == null) {
      Folders.delete(HOME.resolve("database").resolve("data"));
      // of a run that was killed, the application would be started, too
      Folders.delete(HOME.resolve("payara"));
      Files.createDirectories(HOME);
      try {
        running = EmbeddedDatabase.start(HOME);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
      database = running;
    }
    return running;
  }

  @Override
  public void undeploy(Archive<?> given) {
    // the next class needs it again
  }

  /** After the last test. */
  @Override
  public void stop() {
    try {
      endContainer();
    } finally {
      EmbeddedDatabase running = database;
      if (running != null) {
        running.close();
      }
    }
  }

  /** The connector does not wait for the end of its process; the database must outlive it. */
  private void endContainer() {
    Archive<?> given = archive;
    if (given == null) {
      return;
    }
    List<ProcessHandle> children =
        ProcessHandle.current().children().filter(child -> copyOf(child).isPresent()).toList();
    List<Path> copies = children.stream().flatMap(child -> copyOf(child).stream()).toList();
    try {
      super.undeploy(given);
      children.forEach(SharedContainer::awaitEnd);
      for (Path copy : copies) {
        Folders.delete(copy);
      }
    } catch (DeploymentException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The folder in which the connector left a container's copy of the archive. */
  private static Optional<Path> copyOf(ProcessHandle child) {
    return child.info().arguments().stream()
        .flatMap(Arrays::stream)
        .filter(argument -> argument.endsWith(ServerArchive.NAME))
        .map(argument -> Path.of(argument).resolve("../..").normalize())
        .findFirst();
  }

  private static void awaitEnd(ProcessHandle process) {
    try {
      process.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
