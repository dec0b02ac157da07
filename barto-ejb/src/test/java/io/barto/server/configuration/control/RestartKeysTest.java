package io.barto.server.configuration.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.barto.config.BartosConfig;
import io.barto.config.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartKeysTest {
  private static final String HTTP = "[actix]\nworkers = 4\nip = \"127.0.0.1\"\nport = ";

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  private BartosConfig config(String text) throws IOException, ConfigException {
    Path file = Files.writeString(folder.resolve("bartos.toml"), text);
    return BartosConfig.load(file, Map.of());
  }

  @Test
  void theSameFileReadTwice_needsNoRestart() throws Exception {
    String text = "api_key = \"0123456789abcdef0123456789abcdef\"\n" + HTTP + "20000\n";
    assertThat(RestartKeys.changed(config(text), config(text))).isEmpty();
  }

  @Test
  void schedulesAndTheirZone_needNoRestart() throws Exception {
    String schedules =
        "[schedules.w]\nschedules = [{ name = \"s\", on_calendar = \"daily\", cmds = [\"true\"] }]\n";
    assertThat(
            RestartKeys.changed(
                config(HTTP + "20000\n"),
                config("timezone = \"Europe/Berlin\"\n" + HTTP + "20000\n" + schedules)))
        .isEmpty();
  }

  @Test
  void everythingElse_isNamed() throws Exception {
    String other =
        "data_dir = \"/elsewhere\"\nreplay_window_secs = 30\n"
            + HTTP
            + "20001\n[limits]\nanswers = 4\n[retention]\nruns_days = 90\n[tracing.file]\nquiet = 1\n";
    assertThat(RestartKeys.changed(config(HTTP + "20000\n"), config(other)))
        .containsExactly(
            "data_dir", "replay_window_secs", "[actix]", "[limits]", "[retention]", "[tracing]");
  }
}
