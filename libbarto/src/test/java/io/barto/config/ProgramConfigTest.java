package io.barto.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.barto.config.Setting.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramConfigTest {
  private static final String SERVER =
      """
      [actix]
      workers = 8
      ip = "127.0.0.1"
      port = "20000"

      [schedules.vader]
      schedules = [ { name = "echo", on_calendar = "daily", cmds = ["echo \\"hi\\""] } ]
      """;

  @TempDir Path temp;

  private List<Setting> bartos(String toml, Map<String, String> environment)
      throws IOException, ConfigException {
    Path file = temp.resolve("bartos.toml");
    Files.writeString(file, toml);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    return ProgramConfig.BARTOS.settings(file, environment, warning -> {});
  }

  @Test
  void settings_haveTheirSource() throws Exception {
    String file = temp.resolve("bartos.toml").toString();
    assertThat(bartos(SERVER, Map.of("BARTOS_ACTIX__PORT", "4711")))
        .contains(
            new Setting("timezone", "\"UTC\"", Source.DEFAULT, ""),
            new Setting("actix.workers", "8", Source.FILE, file + ":2:1"),
            new Setting("actix.port", "\"4711\"", Source.ENVIRONMENT, "BARTOS_ACTIX__PORT"),
            new Setting("replay_window_secs", "60", Source.DEFAULT, ""),
            new Setting("limits.hello_timeout", "10", Source.DEFAULT, ""),
            new Setting(
                "schedules.vader.schedules[0].cmds",
                "[\"echo \\\"hi\\\"\"]",
                Source.FILE,
                file + ":7:55"));
  }

  @Test
  void settings_ofTablesThatAreOff_areLeftOut() throws Exception {
    assertThat(bartos(SERVER, Map.of()))
        .extracting(Setting::key)
        .noneMatch(key -> key.startsWith("mariadb") || key.startsWith("actix.tls"));
  }

  @Test
  void secrets_areStars() throws Exception {
    Path file = temp.resolve("api.key");
    Files.writeString(file, "sesame-open\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    String keys =
        "hmac_key = \"sesame\"\napi_key_file = \"api.key\"\n"
            + SERVER
            + """
            [mariadb]
            host = "localhost"
            username = "barto"
            password = "sesame"
            database = "barto"
            options = "ssl=true&trustStorePassword=sesame"
            """;
    List<Setting> settings = bartos(keys, Map.of());
    assertThat(settings).extracting(Setting::value).noneMatch(value -> value.contains("sesame"));
    assertThat(settings)
        .contains(new Setting("api_key", "****", Source.SECRET_FILE, file.toString()))
        .anyMatch(one -> one.key().equals("hmac_key") && one.value().equals("****"));
  }

  @Test
  void settings_ofAWrongFile_areRefusedWithEverythingThatIsWrong() {
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> bartos("[actix]\nport = 0\n", Map.of()))
        .satisfies(refused -> assertThat(refused.problems()).hasSizeGreaterThan(2));
  }
}
