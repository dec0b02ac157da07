package io.barto.launcher.database;

import java.nio.file.Path;
import java.util.List;

/**
 * A MariaDB that can be run.
 *
 * @param base what the server calls its base directory
 * @param libraries where its shared libraries are
 * @param server the server itself
 * @param install what makes a new data directory
 */
record ServerPrograms(Path base, Path libraries, Path server, Path install) {

  /** A process, not yet started, in which these programs find their libraries. */
  ProcessBuilder process(List<String> command) {
    ProcessBuilder process = new ProcessBuilder(command);
    process.environment().put(libraryVariable(), libraries.toString());
    return process;
  }

  private static String libraryVariable() {
    return System.getProperty("os.name", "").startsWith("Mac")
        ? "DYLD_FALLBACK_LIBRARY_PATH"
        : "LD_LIBRARY_PATH";
  }
}
