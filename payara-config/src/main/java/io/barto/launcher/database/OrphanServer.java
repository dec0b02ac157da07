package io.barto.launcher.database;

import io.barto.launcher.failure.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * A server on our data directory that outlived its guard. A second one would wait half a minute for
 * its locks and fail; so it is adopted.
 */
final class OrphanServer {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private OrphanServer() {}

  /**
   * The process of a server that answers to our password, or empty where none is left. One that its
   * guard is just stopping, or that is still recovering, is waited for.
   */
  static Optional<ProcessHandle> find(ServerLogin login, Waiting waiting) throws IOException {
    Optional<ProcessHandle> server = running(login.folder().pid());
    if (server.isEmpty()) {
      return Optional.empty();
    }
    ProcessHandle process = server.get();
    boolean settled =
        waiting.until(
            PATIENCE,
            () -> !process.isAlive() || (!beingStopped(login.folder(), process) && login.works()));
    if (!settled) {
      throw StartFailure.failed(
          "A database server (process %d) uses %s, but does not answer at %s:%d. Stop it with"
                  .formatted(
                      process.pid(),
                      login.folder().data(),
                      ServerOptions.ADDRESS,
                      login.secrets().port())
              + " kill %d and start bartos again.".formatted(process.pid()));
    }
    return process.isAlive() ? server : Optional.empty();
  }

  private static boolean beingStopped(DatabaseFolder folder, ProcessHandle server) {
    return server.parent().map(parent -> Guard.is(folder, parent)).orElse(false);
  }

  private static Optional<ProcessHandle> running(Path pidFile) throws IOException {
    if (!Files.exists(pidFile)) {
      return Optional.empty();
    }
    String pid = Files.readString(pidFile).strip();
    return pid.matches("\\d{1,18}")
        ? ProcessHandle.of(Long.parseLong(pid)).filter(OrphanServer::isServer)
        : Optional.empty();
  }

  /** The file may be old and its number another program's by now. */
  private static boolean isServer(ProcessHandle process) {
    return process
        .info()
        .command()
        .map(command -> Path.of(command).getFileName().toString())
        .map(name -> name.startsWith("mariadbd") || name.startsWith("mysqld"))
        .orElse(false);
  }
}
