package io.barto.launcher.database;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.barto.launcher.failure.StartFailure;
import io.barto.launcher.files.Folders;
import io.barto.launcher.files.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes the data directory at the first start. */
final class DataInstall {

  private static final int ERROR_LINES = 8;

  private static final Pattern ERROR = Pattern.compile("(?i)\\berror\\b");

  private DataInstall() {}

  /**
   * A half-made data directory never mends itself, so it gets its name only when it is whole.
   *
   * @throws StartFailure with what MariaDB said, where it cannot be made
   */
  static void ensure(ServerPrograms programs, DatabaseFolder folder)
      throws IOException, InterruptedException {
    Path data = folder.data();
    if (Files.isDirectory(data)) {
      return;
    }
    Path unfinished = Folders.unfinished(data);
    Folders.delete(unfinished);
    PrivateFile.createFolder(unfinished);
    if (run(programs, folder, unfinished) != 0) {
      throw StartFailure.failed(
          "The database's data directory cannot be made in "
              + folder.root()
              + ". Check that the disk is not full and that the folder is writable. Of "
              + folder.installLog()
              + ":\n"
              + errors(folder.installLog()));
    }
    Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * The temporary directory must be our own: a MariaDB that starts deletes the temporary tables of
   * all others there. It is told by the environment, and the base by the working directory, since
   * the script breaks what it passes on at spaces.
   */
  private static int run(ServerPrograms programs, DatabaseFolder folder, Path data)
      throws IOException, InterruptedException {
    ProcessBuilder install =
        programs
            .process(
                List.of(
                    programs.install().toString(),
                    "--no-defaults",
                    "--basedir=.",
                    "--datadir=" + data,
                    "--force",
                    "--skip-name-resolve"))
            .directory(programs.base().toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.installLog().toFile());
    install.environment().put("TMPDIR", folder.temporary().toString());
    Process process = install.start();
    var end = new Thread(() -> kill(process), "install-end");
    try {
      Runtime.getRuntime().addShutdownHook(end);
      int code = process.waitFor();
      Runtime.getRuntime().removeShutdownHook(end);
      return code;
    } catch (IllegalStateException e) {
      throw StartFailure.failed("The database was not made: the program is being ended", e);
    } finally {
      kill(process);
    }
  }

  /** What it has made so far is deleted by the next one, beside which it must not go on. */
  private static void kill(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  /** The lines that tell why; they stand before some thirty of advice. */
  private static String errors(Path log) throws IOException {
    try (Stream<String> lines = Files.lines(log, ISO_8859_1)) {
      String found =
          lines.filter(ERROR.asPredicate()).limit(ERROR_LINES).collect(Collectors.joining("\n"));
      return found.isEmpty() ? Guard.tail(log, ERROR_LINES) : found;
    }
  }
}
