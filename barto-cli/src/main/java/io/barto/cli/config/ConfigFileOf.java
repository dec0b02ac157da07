package io.barto.cli.config;

import io.barto.cli.argument.GivenFile;
import io.barto.cli.request.Console;
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
 * @param named whether the file was named in the command, else it is the program's usual one
 */
record ConfigFileOf(
    ProgramConfig program, String why, Path file, boolean named, Map<String, String> environment) {
  /**
   * What was not said is found out: the program by the file's name, else by what only one program
   * has; the file by the program.
   */
  static ConfigFileOf of(@Nullable ProgramConfig program, @Nullable Path file, Console console) {
    Map<String, String> environment = console.surroundings().environment();
    ProgramConfig whose = program == null ? ProgramConfig.BARTO_CLI : program;
    if (file == null) {
      return new ConfigFileOf(whose, "", usual(whose, console), false, environment);
    }
    if (program != null) {
      return new ConfigFileOf(program, "", file, true, environment);
    }
    return byName(String.valueOf(file.getFileName()))
        .map(found -> new ConfigFileOf(found, ", by the file's name", file, true, environment))
        .or(
            () ->
                ProgramConfig.byKeys(file)
                    .map(
                        found -> new ConfigFileOf(found, ", by its keys", file, true, environment)))
        .orElse(new ConfigFileOf(whose, "", file, true, environment));
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
    if (named) {
      GivenFile.check(file, "<FILE>");
    }
    return program.settings(file, environment, warnings);
  }
}
