package io.barto.launcher.container;

import fish.payara.micro.BootstrapException;
import fish.payara.micro.PayaraMicro;
import fish.payara.micro.PayaraMicroRuntime;
import fish.payara.micro.boot.AdminCommandRunner;
import io.barto.launcher.failure.StartFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A running Payara Micro. There can be one in a JVM. */
public final class PayaraServer implements AutoCloseable {

  private static final String CONFIG = "configs.config.server-config.";
  private static final String LISTENER =
      CONFIG + "network-config.network-listeners.network-listener.http-listener.";

  private final PayaraMicroRuntime runtime;

  private PayaraServer(PayaraMicroRuntime runtime) {
    this.runtime = runtime;
  }

  /**
   * Boots the container; afterwards its port is open, and answers 404 until something is deployed.
   *
   * @param home a folder of the container's own, made anew at each start
   * @param workers threads that serve requests, at least 2
   */
  public static PayaraServer boot(Path home, ListenPort listen, int workers) {
    try {
      return new PayaraServer(configured(home, listen, workers).bootStrap());
    } catch (BootstrapException e) {
      throw StartFailure.failed(
          "The container does not start: %s. The log tells more.".formatted(e.getMessage()), e);
    }
  }

  private static PayaraMicro configured(Path home, ListenPort listen, int workers) {
    try {
      Path jars = home.resolve("jars");
      Files.createDirectories(jars);
      PayaraMicro.setUpackedJarDir(jars.toFile());
      PayaraMicro.unpackJars();
      PayaraMicro micro = PayaraMicro.getInstance();
      Path root = home.resolve("root");
      Files.createDirectories(root);
      micro.setRootDir(root.toFile());
      micro.setPrintLogo(false);
      micro.setHttpPort(listen.port());
      micro.setHttpAutoBind(false);
      micro.setMinHttpThreads(Math.max(2, workers));
      micro.setMaxHttpThreads(Math.max(2, workers));
      micro.setNoHazelcast(true);
      micro.setPreBootHandler(commands -> beforeBoot(commands, listen));
      return micro;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void beforeBoot(AdminCommandRunner commands, ListenPort listen) {
    commands.run("set", LISTENER + "address=" + listen.ip());
    commands.run("set", CONFIG + "phone-home-runtime-configuration.enabled=false");
  }

  public void deploy(String name, Path archive) {
    runtime.deploy(name, "/", archive.toFile());
    if (!runtime.getDeployedApplicationNames().contains(name)) {
      throw StartFailure.failed("The application does not deploy.");
    }
  }

  @Override
  public void close() {
    try {
      runtime.shutdown();
    } catch (BootstrapException e) {
      throw new IllegalStateException(e);
    }
  }
}
