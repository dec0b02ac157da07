package io.barto.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentTest {
  private static final String FILE = "[actix]\nworkers = 1\nip = \"127.0.0.1\"\nport = 20000\n";

  @TempDir Path temp;
  private ConfigFolder folder = new ConfigFolder(Path.of("."));

  @BeforeEach
  void folder() {
    folder = new ConfigFolder(temp);
  }

  @Test
  void variable_goesBeforeTheFile() throws ConfigException {
    BartosConfig config =
        folder.bartos(
            FILE + "[tracing.stdout]\nwith_target = true\n",
            Map.of(
                "BARTOS_ACTIX__PORT", "4711",
                "BARTOS_API_KEY", "token",
                "BARTOS_TRACING__STDOUT__WITH_TARGET", "false",
                "BARTOS_TRACING__FILE__VERBOSE", "4"));

    assertThat(config.http().port()).isEqualTo(4711);
    assertThat(config.apiKey()).isEqualTo(Secret.of("token"));
    assertThat(config.tracing().stdout().withTarget()).isFalse();
    assertThat(config.tracing().verbose()).isEqualTo(4);
  }

  @Test
  void variable_replacesAWrongValueOfTheFile() throws ConfigException {
    String wrong = FILE.replace("20000", "\"http\"");

    assertThat(folder.bartos(wrong, Map.of("BARTOS_ACTIX__PORT", "1")).http().port()).isOne();
  }

  @Test
  void variables_makeATableThatTheFileHasNot() throws ConfigException {
    BartosConfig config =
        folder.bartos(
            FILE,
            Map.of(
                "BARTOS_MARIADB__HOST", "db",
                "bartos_mariadb__username", "u",
                "Bartos_MariaDB__Password", "",
                "BARTOS_MARIADB__DATABASE", "d"));

    assertThat(config.mariaDb())
        .isEqualTo(new MariaDbConfig("db", 3306, "u", Secret.of(""), "d", null, null, null));
  }

  @Test
  void problem_namesTheVariable() {
    assertThat(folder.problems(() -> folder.bartos(FILE, Map.of("BARTOS_ACTIX__PORT", "http"))))
        .containsExactly(
            "BARTOS_ACTIX__PORT: actix.port: expected a port number 1-65535, found \"http\"");
  }

  @ParameterizedTest
  @CsvSource({
    "BARTOS_MARIADB__PASWORD, did you mean BARTOS_MARIADB__PASSWORD?",
    "BARTOS_MARIDB__PASSWORD, did you mean BARTOS_MARIADB__PASSWORD?",
    "BARTOS_MARIADB_PASSWORD, did you mean BARTOS_MARIADB__PASSWORD?",
    "BARTOS_ACTIX__TLS__CERT_FILE, did you mean BARTOS_ACTIX__TLS__CERT_FILE_PATH?",
    "BARTOS_COLOUR, 'unset it, or see the manual for what can be set'",
    "BARTOS_SCHEDULES__VADER, schedules can be set in the file only"
  })
  void unknownVariable_isToldItsNearestName(String variable, String hint) {
    assertThat(folder.problems(() -> folder.bartos(FILE, Map.of(variable, "sesame"))))
        .filteredOn(problem -> problem.startsWith(variable + ":"))
        .singleElement()
        .asString()
        .contains(hint)
        .doesNotContain("sesame");
  }

  @ParameterizedTest
  @CsvSource({
    "BARTOS_HOME",
    "BARTOS_OPTS",
    "BARTOS_JAVA_OPTS",
    "BARTOS_PORT",
    "BARTOS_PORT_20000_TCP_ADDR",
    "BARTOS_SERVICE_HOST",
    "BARTOC_NAME",
    "BARTO_RUN_ID"
  })
  void foreignVariable_isLeftAlone(String variable) {
    assertThat(folder.problems(() -> folder.bartos(FILE, Map.of(variable, "x")))).isEmpty();
  }
}
