package io.barto.launcher.container;

import static java.util.Objects.requireNonNull;

import fish.payara.micro.BootstrapException;
import fish.payara.micro.PayaraMicro;
import fish.payara.micro.PayaraMicroRuntime;
import fish.payara.micro.boot.AdminCommandRunner;
import io.barto.config.ApiKey;
import io.barto.launcher.failure.StartFailure;
import io.barto.launcher.files.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A running Payara Micro. There can be one in a JVM, and it ends with it: the container's own
 * shutdown hook stops the applications.
 */
public final class PayaraServer {

  private static final String CONFIG = "configs.config.server-config.";
  private static final int MIN_WORKERS = 2;
  private static final Duration HOOK_PATIENCE = Duration.ofMillis(500);
  private static final String SHUTDOWN_HOOK = "GlassFish Shutdown Hook";

  private final PayaraMicroRuntime runtime;
  private final Listeners listen;
  private final AdminCommandRunner commands;

  private PayaraServer(PayaraMicroRuntime runtime, Listeners listen, AdminCommandRunner commands) {
    this.runtime = runtime;
    this.listen = listen;
    this.commands = commands;
  }

  /**
   * Boots the container; it does not listen before {@link #open}.
   *
   * @param home a folder of the container's own, made anew at each start
   * @param workers threads that serve requests, at least 2
   */
  public static PayaraServer boot(Path home, Listeners listen, int workers) {
    KeptLogging logging = KeptLogging.putAside();
    PrintedLines.divert();
    try {
      var commands = new AtomicReference<AdminCommandRunner>();
      PayaraMicroRuntime runtime = configured(home, listen, workers, commands).bootStrap();
      logging.restoreLevels();
      return new PayaraServer(runtime, listen, requireNonNull(commands.get()));
    } catch (BootstrapException | IOException e) {
      listen.check(); // where the port was taken meanwhile, that says it better
      throw StartFailure.failed("The container does not start: " + e.getMessage(), e);
    }
  }

  /**
   * @param kept takes what carries out the container's commands, which it gives to handlers only
   */
  private static PayaraMicro configured(
      Path home, Listeners listen, int workers, AtomicReference<AdminCommandRunner> kept)
      throws IOException {
    Path root = home.resolve("root");
    Folders.delete(root);
    Files.createDirectories(root);
    PayaraMicro.setUpackedJarDir(Files.createDirectories(home.resolve("jars")).toFile());
    PayaraMicro.unpackJars();
    PayaraMicro micro = PayaraMicro.getInstance();
    micro.setRootDir(root.toFile());
    micro.setLogPropertiesFile(KeptLogging.configuration(home).toFile());
    micro.setPrintLogo(false);
    ListenPort plain = listen.plain();
    if (plain != null) {
      micro.setHttpPort(plain.port());
    }
    Listeners.Secure secure = listen.secure();
    if (secure != null) {
      micro.setSslPort(secure.listen().port());
    }
    listen.installCertificates();
    micro.setHttpAutoBind(false);
    micro.setMinHttpThreads(Math.max(MIN_WORKERS, workers));
    micro.setMaxHttpThreads(Math.max(MIN_WORKERS, workers));
    micro.setNoHazelcast(true); // "no cluster" alone would still open a port on all interfaces
    micro.setPreBootHandler(commands -> beforeBoot(commands, listen));
    micro.setPostBootHandler(kept::set);
    return micro;
  }

  private static void beforeBoot(AdminCommandRunner commands, Listeners listen) {
    listen.settings().forEach(setting -> commands.run("set", setting));
    commands.run("set", CONFIG + "phone-home-runtime-configuration.enabled=false");
    // a timer due in less than this would be put off by as much; the default is a second
    commands.run(
        "set", CONFIG + "ejb-container.ejb-timer-service.minimum-delivery-interval-in-millis=1");
  }

  /**
   * Deploys an application at the context root {@code /}.
   *
   * @throws StartFailure with the cause in one line
   */
  public void deploy(String name, Path archive) {
    try (DeploymentErrors errors = DeploymentErrors.listen()) {
      runtime.deploy(name, "/", archive.toFile()); // true even where it failed
      if (!runtime.getDeployedApplicationNames().contains(name)) {
        throw StartFailure.failed(
            "The server application does not start: "
                + errors.cause()
                + ". The log holds the details.");
      }
    }
  }

  /**
   * Lets everyone in, and makes sure that they are served.
   *
   * @param keys with which people and workers come
   * @throws StartFailure where a port was taken meanwhile, or the application has no web sockets
   */
  public void open(List<ApiKey> keys) throws InterruptedException {
    listen.check();
    listen.opening().forEach(setting -> commands.run("set", setting));
    listen.checkOpen();
    EndpointCheck.of(listen, keys);
  }

  /**
   * For the shutdown hook that ends what the applications still need: waits until the container's
   * own hook, which the JVM runs at the same time, has stopped them.
   */
  public void awaitStopped(Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + HOOK_PATIENCE.toNanos();
    Optional<Thread> hook = hook();
    while (hook.isEmpty() && System.nanoTime() < deadline) {
      Thread.onSpinWait(); // the JVM starts all hooks at once, in an order of its own
      hook = hook();
    }
    if (hook.isPresent()) {
      hook.get().join(patience.toMillis());
    }
  }

  private static Optional<Thread> hook() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals(SHUTDOWN_HOOK))
        .findFirst();
  }
}
