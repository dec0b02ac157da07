package io.barto.launcher;

import io.barto.config.BartosConfig;
import io.barto.config.HttpConfig;
import io.barto.config.MariaDbConfig;
import io.barto.config.ServerTlsConfig;
import io.barto.launcher.container.ListenPort;
import io.barto.launcher.container.Listeners;
import io.barto.launcher.container.PayaraServer;
import io.barto.launcher.database.DatabaseAccess;
import io.barto.launcher.database.EmbeddedDatabase;
import io.barto.launcher.database.ExternalDatabase;
import io.barto.launcher.failure.StartFailure;
import io.barto.launcher.files.FolderLock;
import io.barto.launcher.files.PrivateFile;
import io.barto.tls.PemException;
import io.barto.tls.ServerTls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Brings the server up: database, then container, then application. */
final class Startup {

  private static final Duration DATABASE_PATIENCE = Duration.ofSeconds(60);
  private static final String APPLICATION = "barto";

  private final BartosConfig config;
  private final Path dataDir;
  private final Notices notices;
  private final Shutdown shutdown;

  Startup(BartosConfig config, Path dataDir, Notices notices, Shutdown shutdown) {
    this.config = config;
    this.dataDir = dataDir;
    this.notices = notices;
    this.shutdown = shutdown;
  }

  /**
   * Returns when the server serves.
   *
   * @param application the WAR
   * @param startedNanos when the program was started, as {@link System#nanoTime} has it
   */
  void run(Path application, long startedNanos) throws InterruptedException {
    if (!Files.isRegularFile(application)) {
      throw StartFailure.failed(
          application
              + " is missing: the installation is not whole. Unpack the distribution again.");
    }
    HttpConfig http = config.http();
    lockDataDir();
    Listeners listen = listeners(http);
    listen.check();
    publish(database());
    PayaraServer server = PayaraServer.boot(dataDir.resolve("payara"), listen, http.workers());
    shutdown.of(server);
    server.deploy(APPLICATION, application);
    server.open(config.keys());
    Duration taken = Duration.ofNanos(System.nanoTime() - startedNanos);
    warnOfKeys();
    notices.tell("bartos ready on %s in %.1f s".formatted(listen, taken.toMillis() / 1_000.0));
  }

  private static Listeners listeners(HttpConfig http) {
    ListenPort plain =
        http.servesPlain() ? new ListenPort(http.ip(), http.port(), "[actix]") : null;
    ServerTlsConfig tls = http.tls();
    return new Listeners(plain, tls == null ? null : secure(tls));
  }

  private static Listeners.Secure secure(ServerTlsConfig tls) {
    try {
      return new Listeners.Secure(
          new ListenPort(tls.ip(), tls.port(), "[actix.tls]"),
          ServerTls.of(tls.certFile(), tls.keyFile(), tls.clientCaCert(), System::nanoTime),
          tls.clientCaCert() != null);
    } catch (PemException e) {
      throw StartFailure.failed("[actix.tls] can't be used: " + e.reason(), e);
    }
  }

  private void warnOfKeys() {
    if (config.keys().isEmpty()) {
      notices.remind(config.openness());
    }
    HttpConfig http = config.http();
    if (http.tls() != null && http.servesPlain() && !isLoopback(http.ip())) {
      notices.warn(
          "besides TLS, everything is served unencrypted on %s:%d, without asking for certificates."
                  .formatted(http.ip(), http.port())
              + " Set [actix] plain = false once every worker uses wss, or ip = \"127.0.0.1\".");
    }
  }

  private static boolean isLoopback(String ip) {
    return ip.equals("localhost") || ip.startsWith("127.") || ip.equals("::1");
  }

  /** The lock is held until the process ends, and let go of by the system. */
  private void lockDataDir() {
    try {
      PrivateFile.createFolder(dataDir);
      shutdown.of(FolderLock.take(dataDir));
    } catch (IOException e) {
      throw StartFailure.failed(
          "Cannot write to the data directory %s: %s. Set data_dir to a folder of your own."
              .formatted(dataDir, e),
          e);
    }
  }

  private DatabaseAccess database() throws InterruptedException {
    MariaDbConfig configured = config.mariaDb();
    if (configured != null) {
      ExternalDatabase database = new ExternalDatabase(configured);
      database.await(DATABASE_PATIENCE, notices::warn);
      return database.access();
    }
    EmbeddedDatabase database = EmbeddedDatabase.start(dataDir);
    shutdown.of(database);
    return database.access();
  }

  /** The application's whole knowledge of where it runs, in system properties. */
  private void publish(DatabaseAccess database) {
    System.setProperty("barto.config", config.file().toAbsolutePath().toString());
    System.setProperty("barto.data.dir", dataDir.toString());
    database.properties().forEach(System::setProperty);
  }
}
