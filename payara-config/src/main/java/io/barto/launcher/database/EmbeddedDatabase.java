package io.barto.launcher.database;

import io.barto.launcher.failure.StartFailure;
import io.barto.launcher.files.PrivateFile;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;

/**
 * The server's own MariaDB, kept running from {@link #start} to {@link #close}: when it dies it is
 * started again on the same port, as the application knows no other.
 *
 * <p>Thread-safe; one thread watches the server. The caller sees to it that no other process uses
 * the same folder.
 */
public final class EmbeddedDatabase implements AutoCloseable {

  private static final Logger LOG = System.getLogger(EmbeddedDatabase.class.getName());
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);
  private static final long RESTART_PAUSE_MILLIS = 1_000;

  private final ServerStart server;
  private final Waiting waiting;
  private final Thread keeper;
  private volatile Guard guard;

  private EmbeddedDatabase(ServerStart server, Waiting waiting)
      throws IOException, InterruptedException {
    this.server = server;
    this.waiting = waiting;
    this.guard = server.adoptOrStart();
    this.keeper = new Thread(this::keepRunning, "embedded-database");
    keeper.setDaemon(true);
    keeper.start();
  }

  /**
   * Adopts or starts the database below a program's data directory, and makes it at the first
   * start.
   *
   * @throws StartFailure where there is no MariaDB to run or it does not come up
   */
  public static EmbeddedDatabase start(Path dataDir) throws InterruptedException {
    DatabaseFolder folder = new DatabaseFolder(dataDir.resolve("database"));
    try {
      PrivateFile.createFolder(folder.root());
      PrivateFile.createFolder(folder.temporary());
      Waiting waiting = new Waiting();
      return new EmbeddedDatabase(new ServerStart(folder, secrets(folder), waiting), waiting);
    } catch (IOException e) {
      throw StartFailure.failed(
          "The embedded database cannot use " + folder.root() + ": " + e.getMessage(), e);
    }
  }

  /**
   * How to log in to the database of a running server, for its owner.
   *
   * @param dataDir the server's
   * @throws IOException where there is none yet
   */
  public static DatabaseAccess accessTo(Path dataDir) throws IOException {
    DatabaseFolder folder = new DatabaseFolder(dataDir.resolve("database"));
    return new ServerLogin(folder, Secrets.read(folder.secrets())).access();
  }

  private static Secrets secrets(DatabaseFolder folder) throws IOException {
    if (Files.exists(folder.secrets())) {
      return Secrets.read(folder.secrets());
    }
    Secrets secrets = Secrets.generate(FreePort.any(), new SecureRandom());
    secrets.write(folder.secrets());
    return secrets;
  }

  /** How to log in; holds for as long as this object is open. */
  public DatabaseAccess access() {
    return server.login().access();
  }

  private void keepRunning() {
    while (!waiting.isGivenUp()) {
      int code = guard.ended().join();
      if (waiting.pause(RESTART_PAUSE_MILLIS)) {
        return;
      }
      LOG.log(Level.WARNING, "The database ended (exit code {0}); starting it again", code);
      startAgain();
    }
  }

  private void startAgain() {
    try {
      guard = server.adoptOrStart();
      if (waiting.isGivenUp()) {
        stop(); // close() may have seen the guard before this one only
        return;
      }
      LOG.log(Level.INFO, "The database runs again");
    } catch (IOException | StartFailure e) {
      LOG.log(
          waiting.isGivenUp() ? Level.DEBUG : Level.ERROR,
          "The database does not start: {0}",
          e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Stops the server in order; does nothing the second time. */
  @Override
  public void close() {
    waiting.giveUp();
    try {
      stop();
      keeper.join(STOP_PATIENCE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void stop() throws InterruptedException {
    if (!guard.stop(STOP_PATIENCE)) {
      LOG.log(Level.WARNING, "The database has not stopped yet; its guard goes on waiting for it");
    }
  }
}
