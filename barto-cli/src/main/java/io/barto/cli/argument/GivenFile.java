package io.barto.cli.argument;

import io.barto.config.ConfigException;
import io.barto.config.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A file that the command line names: what keeps it from being read is told in its terms. */
public final class GivenFile {
  private GivenFile() {}

  /** Why it can't be read; empty: it can. */
  public static Optional<String> mistake(Path file) {
    if (Files.isDirectory(file)) {
      return Optional.of("is a folder");
    }
    if (!Files.exists(file)) {
      return Optional.of("there is no such file");
    }
    return Files.isReadable(file)
        ? Optional.empty()
        : Optional.of("can't be read by user " + System.getProperty("user.name"));
  }

  /**
   * Looks at a configuration.
   *
   * @param argument what of the command line names it
   */
  public static void check(Path file, String argument) throws ConfigException {
    Optional<String> mistake = mistake(file);
    if (mistake.isPresent()) {
      String message = mistake.get() + "; " + argument + " names the file";
      throw new ConfigException(List.of(new Problem(file.toString(), 0, 0, "", message)));
    }
  }
}
