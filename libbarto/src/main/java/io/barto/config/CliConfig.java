package io.barto.config;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/**
 * {@code barto-cli.toml}, the command line's configuration.
 *
 * @param file where it was read
 * @param name under which the server sees this client
 * @param server the server to connect to
 * @param tracing the log
 */
public record CliConfig(Path file, String name, ServerAddress server, TracingConfig tracing) {
  public CliConfig {
    requireNonNull(file, "file");
    requireNonNull(name, "name");
    requireNonNull(server, "server");
    requireNonNull(tracing, "tracing");
  }

  /**
   * Reads and checks a configuration.
   *
   * @param environment its {@code BARTO_CLI_*} variables go before what the file says
   * @throws ConfigException with everything that is wrong
   */
  public static CliConfig load(Path file, Map<String, String> environment) throws ConfigException {
    return load(file, environment, warning -> {});
  }

  /**
   * The same.
   *
   * @param warnings takes what should be mended, though it is no reason to refuse
   */
  public static CliConfig load(
      Path file, Map<String, String> environment, Consumer<Problem> warnings)
      throws ConfigException {
    return ConfigFile.load(file, "BARTO_CLI_", environment, warnings, root -> read(file, root));
  }

  static CliConfig read(Path file, TableReader root) {
    return new CliConfig(
        file,
        root.required("name", Shapes.NAME, ""),
        SharedTables.server(root, new PemFiles(file)),
        SharedTables.tracing(root));
  }
}
