package io.barto.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CliConfigTest {
  private static final String LEAST =
      "name = \"vader-cli\"\n[bartos]\nprefix = \"ws\"\nhost = \"localhost\"\nport = 21526\n";

  @TempDir Path temp;

  @Test
  void load_fillsInTheDefaults() throws ConfigException {
    assertThat(new ConfigFolder(temp).cli(LEAST, Map.of()))
        .isEqualTo(
            new CliConfig(
                temp.resolve("barto-cli.toml"),
                "vader-cli",
                new ServerAddress("ws", "localhost", 21_526, null, null, null, null),
                TracingConfig.DEFAULT));
  }

  @Test
  void load_takesTheManualsExample() throws ConfigException {
    CliConfig config =
        CliConfig.load(new ConfigFolder(temp).copy("manual-barto-cli.toml"), Map.of());

    assertThat(config.name()).isEqualTo("vader-cli");
    assertThat(config.server().secure()).isTrue();
    assertThat(config.server().uri("/v1/ws/cli"))
        .hasToString("wss://localhost.ozias.net:21526/v1/ws/cli");
    assertThat(config.tracing().verbose()).isEqualTo(3);
  }

  @Test
  void load_namesEverythingThatIsMissing() {
    var folder = new ConfigFolder(temp);

    assertThat(folder.problems(() -> folder.cli("", Map.of())))
        .containsExactly(
            "barto-cli.toml: name: is required, but missing; set it here or as BARTO_CLI_NAME",
            "barto-cli.toml: bartos.prefix: is required, but missing; set it here or as"
                + " BARTO_CLI_BARTOS__PREFIX",
            "barto-cli.toml: bartos.host: is required, but missing; set it here or as"
                + " BARTO_CLI_BARTOS__HOST",
            "barto-cli.toml: bartos.port: is required, but missing; set it here or as"
                + " BARTO_CLI_BARTOS__PORT");
  }

  @Test
  void load_refusesWhatBelongsToAWorker() {
    var folder = new ConfigFolder(temp);

    assertThat(folder.problems(() -> folder.cli("retry_count = 3\n" + LEAST, Map.of())))
        .containsExactly(
            "barto-cli.toml:1:1: retry_count: is no key of the configuration; known here: bartos,"
                + " name, tracing");
  }

  @Test
  void load_leavesTheVariablesOfRunsAlone() throws ConfigException {
    var environment =
        Map.of("BARTO_RUN_ID", "x", "BARTO_WORKER", "y", "BARTO_CLI_BARTOS__PORT", "4711");

    assertThat(new ConfigFolder(temp).cli(LEAST, environment).server().port()).isEqualTo(4711);
  }
}
