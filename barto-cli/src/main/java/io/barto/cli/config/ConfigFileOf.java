package io.barto.cli.config;

import io.barto.cli.request.Console;
import io.barto.config.ConfigException;
import io.barto.config.Problem;
import io.barto.config.ProgramConfig;
import io.barto.config.Setting;
import io.barto.program.ProgramDirs;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Whose configuration is meant, and which file that is. */
record ConfigFileOf(ProgramConfig program, Path file, Map<String, String> environment) {
  /** What was not said is found out: the program by the file's name, the file by the program. */
  static ConfigFileOf of(@Nullable ProgramConfig program, @Nullable Path file, Console console) {
    ProgramConfig whose =
        program == null ? byName(file == null ? "" : file.getFileName().toString()) : program;
    Map<String, String> environment = console.surroundings().environment();
    return new ConfigFileOf(whose, file == null ? usual(whose, console) : file, environment);
  }

  private static ProgramConfig byName(String name) {
    return name.startsWith("bartos")
        ? ProgramConfig.BARTOS
        : name.startsWith("bartoc") ? ProgramConfig.BARTOC : ProgramConfig.BARTO_CLI;
  }

  private static Path usual(ProgramConfig whose, Console console) {
    Map<String, String> environment = console.surroundings().environment();
    return whose == ProgramConfig.BARTO_CLI
        ? console.configFile()
        : ProgramDirs.of(whose.program(), environment, System.getProperties()).configFile();
  }

  List<Setting> settings(Consumer<Problem> warnings) throws ConfigException {
    return program.settings(file, environment, warnings);
  }
}
