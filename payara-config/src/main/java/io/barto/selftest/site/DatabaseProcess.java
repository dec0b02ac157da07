package io.barto.selftest.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The process of the server's embedded database, which the server starts and restarts itself. */
public final class DatabaseProcess {
  private final Path pidFile;

  /** Knows it by the data directory of its server. */
  public DatabaseProcess(Path dataDir) {
    this.pidFile = dataDir.resolve("database/mariadb.pid");
  }

  /** The process, where it runs. The file may be old and its number another program's by now. */
  public Optional<ProcessHandle> process() {
    try {
      if (!Files.exists(pidFile)) {
        return Optional.empty();
      }
      String pid = Files.readString(pidFile).strip();
      return ProcessHandle.of(Long.parseLong(pid))
          .filter(process -> process.info().command().orElse("").contains("mariadb"));
    } catch (IOException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Sends it a signal; false where it does not run. */
  public boolean signal(Signal signal) throws IOException, InterruptedException {
    Optional<ProcessHandle> process = process();
    if (process.isPresent()) {
      signal.send(process.get().pid());
    }
    return process.isPresent();
  }
}
