package io.barto.launcher;

import io.barto.launcher.container.PayaraServer;
import io.barto.launcher.database.EmbeddedDatabase;
import io.barto.launcher.files.FolderLock;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Ends the program in the reverse order of its start, whatever ends it: SIGTERM, Ctrl-C or a failed
 * start. What had not started yet is not there to be ended.
 */
final class Shutdown extends Thread {

  private static final Logger LOG = System.getLogger(Shutdown.class.getName());
  private static final Duration APPLICATION_PATIENCE = Duration.ofSeconds(20);

  /** Held here, since a lock that nobody refers to is let go of. */
  @SuppressWarnings("UnusedVariable")
  private volatile @Nullable FolderLock lock;

  private volatile @Nullable PayaraServer server;
  private volatile @Nullable EmbeddedDatabase database;

  private Shutdown() {
    super("shutdown");
  }

  static Shutdown install() {
    Shutdown shutdown = new Shutdown();
    Runtime.getRuntime().addShutdownHook(shutdown);
    return shutdown;
  }

  void of(PayaraServer started) {
    server = started;
  }

  void of(FolderLock taken) {
    lock = taken;
  }

  void of(EmbeddedDatabase started) {
    database = started;
  }

  @Override
  public void run() {
    LOG.log(Level.INFO, "bartos ends");
    PayaraServer applications = server;
    EmbeddedDatabase theirDatabase = database;
    try {
      if (applications != null) {
        applications.awaitStopped(APPLICATION_PATIENCE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      if (theirDatabase != null) {
        theirDatabase.close();
      }
      LOG.log(Level.INFO, "bartos has ended");
    }
  }
}
