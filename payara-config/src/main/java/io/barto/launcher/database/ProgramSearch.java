package io.barto.launcher.database;

import io.barto.launcher.failure.StartFailure;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Which MariaDB to run: the bundled one, else an installed one, else a clear error. */
final class ProgramSearch {

  private static final Logger LOG = System.getLogger(ProgramSearch.class.getName());
  private static final int VERSION_SECONDS = 20;

  private ProgramSearch() {}

  static ServerPrograms find(DatabaseFolder folder) throws IOException, InterruptedException {
    Optional<ServerPrograms> bundled = BundledPrograms.unpacked(folder);
    if (bundled.isPresent() && runs(bundled.get())) {
      return bundled.get();
    }
    Optional<ServerPrograms> installed = InstalledPrograms.found();
    if (installed.isPresent() && runs(installed.get())) {
      return installed.get();
    }
    throw StartFailure.failed(
        "No database: the configuration has no [mariadb], and "
            + (bundled.isPresent()
                ? "the bundled MariaDB does not run on this machine (it needs glibc,"
                    + " libsystemd.so.0 and libcrypt.so.1)"
                : "no MariaDB is bundled for this platform")
            + " and no mariadbd is installed. Install MariaDB's server package, or add [mariadb]"
            + " with host, username, password and database to the configuration.");
  }

  /** Whether the system can load the server at all; a foreign architecture or libc cannot. */
  private static boolean runs(ServerPrograms programs) throws InterruptedException {
    ProcessBuilder version =
        programs
            .process(List.of(programs.server().toString(), "--version"))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    try {
      Process process = version.start();
      boolean good = process.waitFor(VERSION_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
      process.destroyForcibly();
      if (!good) {
        LOG.log(Level.WARNING, "{0} does not run on this machine", programs.server());
      }
      return good;
    } catch (IOException e) {
      LOG.log(Level.WARNING, "{0} does not run on this machine: {1}", programs.server(), e);
      return false;
    }
  }
}
