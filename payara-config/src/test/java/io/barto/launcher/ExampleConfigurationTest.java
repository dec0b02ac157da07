package io.barto.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.barto.config.BartocConfig;
import io.barto.config.BartosConfig;
import io.barto.config.CliConfig;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The examples of the distribution are valid as they are, and fit each other. */
class ExampleConfigurationTest {

  private static final Path CONF = Path.of("src/dist/conf");

  @Test
  void examples_workTogether() throws Exception {
    BartosConfig server = BartosConfig.load(CONF.resolve("bartos.toml"), Map.of());
    BartocConfig worker = BartocConfig.load(CONF.resolve("bartoc.toml"), Map.of());
    CliConfig client = CliConfig.load(CONF.resolve("barto-cli.toml"), Map.of());

    assertThat(server.schedules()).containsKey(worker.name());
    assertThat(worker.server().port()).isEqualTo(server.http().port());
    assertThat(client.server().port()).isEqualTo(server.http().port());
    assertThat(server.mariaDb()).isNull();
  }
}
