package io.barto.config;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** The programs that have a configuration, and a look at what holds in it, key by key. */
public enum ProgramConfig {
  /** The server. */
  BARTOS("bartos", "BARTOS_"),
  /** The worker. */
  BARTOC("bartoc", "BARTOC_"),
  /** The command line. */
  BARTO_CLI("barto-cli", "BARTO_CLI_");

  private final String program;
  private final String prefix;

  ProgramConfig(String program, String prefix) {
    this.program = program;
    this.prefix = prefix;
  }

  /** The program's name. */
  public String program() {
    return program;
  }

  /**
   * Whose configuration a file must be, as it has keys that one program only has; empty where it
   * has none, or can't be read.
   */
  public static Optional<ProgramConfig> byKeys(Path file) {
    Set<String> keys = ConfigFile.keys(file);
    return List.of(BARTOS, BARTOC).stream()
        .filter(one -> !Collections.disjoint(one.own(), keys))
        .findFirst();
  }

  private Set<String> own() {
    return switch (this) {
      case BARTOS -> Set.of("actix", "mariadb", "schedules", "api_keys", "limits", "retention");
      case BARTOC ->
          Set.of("retry_count", "client_timeout", "missed_tick", "missed_limit", "spool_limit");
      case BARTO_CLI -> Set.of();
    };
  }

  /**
   * Reads and checks a configuration.
   *
   * @param environment its variables go before what the file says
   * @param warnings takes what should be mended, though it is no reason to refuse
   * @return every key that has a value, in the order in which they are read
   * @throws ConfigException with everything that is wrong
   */
  public List<Setting> settings(
      Path file, Map<String, String> environment, Consumer<Problem> warnings)
      throws ConfigException {
    return ConfigFile.settings(file, prefix, environment, warnings, mapper(file));
  }

  private Function<TableReader, ?> mapper(Path file) {
    return switch (this) {
      case BARTOS -> new BartosReader(file)::read;
      case BARTOC -> new BartocReader(file)::read;
      case BARTO_CLI -> root -> CliConfig.read(file, root);
    };
  }
}
