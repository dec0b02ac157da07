package io.barto.cli.config;

import io.barto.cli.request.Console;
import io.barto.cli.request.GivenFile;
import io.barto.config.ConfigException;
import io.barto.config.Problem;
import io.barto.config.ProgramConfig;
import io.barto.config.Setting;
import io.barto.program.ProgramDirs;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Whose configuration is meant, and which file that is.
 *
 * @param why the program is meant, for people; empty: it was said
 */
record ConfigFileOf(ProgramConfig program, String why, Path file, Map<String, String> environment) {
  /**
   * What was not said is found out: the program by the file's name, else by what only one program
   * has; the file by the program.
   */
  static ConfigFileOf of(@Nullable ProgramConfig program, @Nullable Path file, Console console) {
    Map<String, String> environment = console.surroundings().environment();
    if (program != null || file == null) {
      ProgramConfig whose = program == null ? ProgramConfig.BARTO_CLI : program;
      return new ConfigFileOf(whose, "", file == null ? usual(whose, console) : file, environment);
    }
    Optional<ProgramConfig> named = byName(String.valueOf(file.getFileName()));
    if (named.isPresent()) {
      return new ConfigFileOf(named.get(), ", by the file's name", file, environment);
    }
    return ProgramConfig.byKeys(file)
        .map(whose -> new ConfigFileOf(whose, ", by its keys", file, environment))
        .orElse(new ConfigFileOf(ProgramConfig.BARTO_CLI, "", file, environment));
  }

  private static Optional<ProgramConfig> byName(String name) {
    return Arrays.stream(ProgramConfig.values())
        .filter(one -> name.startsWith(one.program()))
        .findFirst();
  }

  /** As whose it is read, for people. */
  String role() {
    return "as the configuration of " + program.program() + why;
  }

  private static Path usual(ProgramConfig whose, Console console) {
    Map<String, String> environment = console.surroundings().environment();
    return whose == ProgramConfig.BARTO_CLI
        ? console.configFile()
        : ProgramDirs.of(whose.program(), environment, System.getProperties()).configFile();
  }

  List<Setting> settings(Consumer<Problem> warnings) throws ConfigException {
    GivenFile.check(file, "<FILE>");
    return program.settings(file, environment, warnings);
  }
}
