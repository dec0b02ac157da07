package io.barto.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigFileTest {
  private static final String ACTIX = "[actix]\nworkers = 1\nip = \"127.0.0.1\"\nport = 20000\n";

  @TempDir Path temp;
  private ConfigFolder folder = new ConfigFolder(Path.of("."));

  @BeforeEach
  void folder() {
    folder = new ConfigFolder(temp);
  }

  private List<String> problems(String content) {
    return folder.problems(() -> folder.bartos(content, Map.of()));
  }

  @Test
  void everythingIsToldAtOnce_inTheOrderOfTheFile() {
    String content =
        """
        signing_key = "short"
        [actix]
        workers = 0
        prot = 20000
        ip = "127.0.0.1"
        [mariadb]
        host = "db"
        [schedules.vader]
        schedules = [
          { name = "echo", on_calendar = "minutely", cmds = [] },
          { name = "echo", on_calender = "minutely", cmds = "df" },
          "df"
        ]
        """;

    assertThat(problems(content))
        .containsExactly(
            "bartos.toml:1:1: signing_key: expected base64 of the 32 bytes of an Ed25519 seed,"
                + " found what is no base64; make one: barto-cli keys generate signing",
            "bartos.toml:2:1: actix.port: is required, but missing; set it here or as"
                + " BARTOS_ACTIX__PORT",
            "bartos.toml:3:1: actix.workers: expected a whole number 1-1024, found 0",
            "bartos.toml:4:1: actix.prot: is no key of the configuration; did you mean"
                + " actix.port?",
            "bartos.toml:6:1: mariadb.username: is required, but missing; set it here or as"
                + " BARTOS_MARIADB__USERNAME",
            "bartos.toml:6:1: mariadb.password: is required, but missing; set it here or as"
                + " BARTOS_MARIADB__PASSWORD, or name its file in password_file",
            "bartos.toml:6:1: mariadb.database: is required, but missing; set it here or as"
                + " BARTOS_MARIADB__DATABASE",
            "bartos.toml:10:46: schedules.vader.schedules[0].cmds: expected at least one command,"
                + " found none",
            "bartos.toml:11:5: schedules.vader.schedules[1].name: worker vader has another"
                + " schedule named echo",
            "bartos.toml:11:5: schedules.vader.schedules[1].on_calendar: is required, but"
                + " missing",
            "bartos.toml:11:20: schedules.vader.schedules[1].on_calender: is no key of the"
                + " configuration; did you mean schedules.vader.schedules[1].on_calendar?",
            "bartos.toml:11:46: schedules.vader.schedules[1].cmds: expected an array of shell"
                + " commands, [ \"…\" ], found \"df\"",
            "bartos.toml:11:60: schedules.vader.schedules[2]: expected a table { … }, found"
                + " \"df\"");
  }

  @Test
  void aKeyInTheWrongTable_isToldItsPlace() {
    assertThat(problems("port = 20000\n" + ACTIX))
        .containsExactly(
            "bartos.toml:1:1: port: is no key of the configuration; did you mean actix.port?");
  }

  @Test
  void aKeyOfAnAbsentTable_isKnownToo() {
    assertThat(problems("cert_file_path = \"x\"\n" + ACTIX))
        .containsExactly(
            "bartos.toml:1:1: cert_file_path: is no key of the configuration; did you mean"
                + " actix.tls.cert_file_path?");
  }

  @Test
  void aValueInATablesPlace_isTold() {
    assertThat(problems("mariadb = \"db\"\nschedules = 1\n" + ACTIX))
        .containsExactly(
            "bartos.toml:1:1: mariadb: expected a table, found \"db\"",
            "bartos.toml:2:1: schedules: expected a table, found 1");
  }

  @Test
  void syntaxErrors_haveTheirPlaces() {
    assertThat(problems("[actix\nworkers = \n"))
        .isNotEmpty()
        .allSatisfy(problem -> assertThat(problem).matches("bartos.toml:\\d+:\\d+: not TOML: .+"));
    assertThat(problems("a = 1\na = 2\n"))
        .singleElement()
        .asString()
        .startsWith("bartos.toml:2:1: not TOML: a previously defined");
  }

  @Test
  void aMissingFile_isToldWithTheMend() {
    assertThat(folder.problems(() -> BartosConfig.load(temp.resolve("none.toml"), Map.of())))
        .containsExactly(
            "none.toml: there is no such file; write it there; -c (--config-absolute-path) names"
                + " another file");
  }

  @Test
  void aDirectoryOrOtherBytes_areTold() throws IOException {
    assertThat(folder.problems(() -> BartosConfig.load(temp, Map.of())))
        .singleElement()
        .asString()
        .contains("is a folder");
    Path bytes = Files.write(temp.resolve("bytes.toml"), new byte[] {(byte) 0xC3, 0x28});
    assertThat(folder.problems(() -> BartosConfig.load(bytes, Map.of())))
        .containsExactly("bytes.toml: is not UTF-8, as TOML must be");
  }

  @Test
  void aByteOrderMark_isNoProblem() {
    assertThat(problems("\uFEFF" + ACTIX)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hmac_key = hunter2hunter2",
        "hmac_key = \"hunter2hunter2",
        "hmac_key = 'hunter2hunter2",
        "hmac_key = \"hunter2\\qhunter2\"",
        "hmac_key = \"\"\"hunter2hunter2",
        "hmac_key = \"hunter2\" hunter2hunter2",
        "hmac_key = [\"hunter2hunter2\"]",
        "hmac_key = {x = \"hunter2hunter2\"}",
        "hmac_key = \"\"hunter2hunter2\"\"",
        "hmac_keys = \"hunter2hunter2\"",
        "signing_key = \"hunter2hunter2\"",
        "signing_key = \"hunter2!hunter2\"",
        "api_key = \"hunter2 hunter2\"",
        "[mariadb]\npassword = true-hunter2hunter2",
        "[mariadb]\npassword = 2026-11-hunter2hunter2",
        "[mariadb]\noptions = \"hunter2hunter2\""
      })
  void aSecret_isInNoMessage(String line) {
    var refused =
        catchThrowableOfType(
            ConfigException.class, () -> folder.bartos(line + "\n" + ACTIX, Map.of()));

    var trace = new StringWriter();
    refused.printStackTrace(new PrintWriter(trace));
    assertThat(trace.toString()).doesNotContain("hunter2").contains("bartos.toml:");
  }

  @Test
  void aLoadedConfiguration_printsNoSecret() throws ConfigException {
    String content =
        """
        hmac_key = "hunter2"
        api_key = "hunter2"
        [mariadb]
        host = "db"
        username = "u"
        password = "hunter2"
        database = "d"
        options = "keyStorePassword=hunter2"
        """;

    BartosConfig config = folder.bartos(content + ACTIX, Map.of());

    assertThat(config.toString()).doesNotContain("hunter2").contains("****");
  }

  @Test
  void exception_listsTheProblemsOneALine() {
    var refused =
        new ConfigException(
            List.of(
                new Problem("bartos.toml", 12, 1, "actix.port", "expected a port"),
                new Problem("BARTOS_X", 0, 0, "", "unknown")));

    assertThat(refused)
        .hasMessage("bartos.toml:12:1: actix.port: expected a port\nBARTOS_X: unknown");
  }
}
