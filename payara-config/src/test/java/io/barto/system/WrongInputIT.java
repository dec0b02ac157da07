package io.barto.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people get wrong is told to them, before anything has started, without a stack trace. */
class WrongInputIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir private Path home;

  @Test
  void badConfiguration_isRefusedWithEveryMistakeAtItsPlace() throws Exception {
    String config =
        """
        [actix]
        workers = 4
        ip = "127.0.0.1"
        port = "http"
        prot = 1

        [mariadb]
        host = "localhost"
        username = "barto"
        password = "very-secret"
        database = 7

        [schedules.vader]
        schedules = [
          { name = "disk", on_calendar = "Monn *-*-* 10:00:00", cmds = ["df"] },
          { name = "disk", on_calendar = "daily", cmds = [] },
        ]
        """;
    try (RunningProgram server = bartos(config)) {
      assertThat(server.awaitExit(LIMIT)).isEqualTo(78);
      assertThat(server.output())
          .contains("bartos.toml:4:")
          .contains("actix.port")
          .contains("bartos.toml:5:")
          .contains("actix.prot")
          .contains("bartos.toml:11:")
          .contains("mariadb.database")
          .contains("bartos.toml:15:")
          .contains("vader")
          .contains("Monn")
          .contains("bartos.toml:16:")
          .doesNotContain("very-secret")
          .doesNotContain("Exception")
          .doesNotContain("\tat ");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bartos", "bartoc", "barto-cli"})
  void missingConfiguration_namesTheFileLookedFor(String program) throws Exception {
    List<String> arguments = program.equals("barto-cli") ? List.of("info") : List.of();
    try (RunningProgram run = RunningProgram.start(home, Map.of(), program, arguments)) {
      assertThat(run.awaitExit(LIMIT)).isEqualTo(78);
      assertThat(run.output())
          .contains(home.resolve("config/" + program + "/" + program + ".toml").toString())
          .doesNotContain("Exception");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bartos", "bartoc", "barto-cli"})
  void unknownOption_isWrongUsage(String program) throws Exception {
    try (RunningProgram run =
        RunningProgram.start(home, Map.of(), program, List.of("--no-such-option"))) {
      assertThat(run.awaitExit(LIMIT)).isEqualTo(2);
      assertThat(run.output()).contains("--no-such-option").doesNotContain("Exception");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bartos", "bartoc", "barto-cli"})
  void helpAndVersion_areAnswered(String program) throws Exception {
    for (String option : List.of("--help", "--version")) {
      try (RunningProgram run = RunningProgram.start(home, Map.of(), program, List.of(option))) {
        assertThat(run.awaitExit(LIMIT)).isZero();
        assertThat(run.output()).contains(program);
      }
    }
  }

  @Test
  void takenPort_isNamed() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      try (RunningProgram server = bartos(Installation.serverConfig(taken.getLocalPort(), ""))) {
        assertThat(server.awaitExit(LIMIT)).isEqualTo(1);
        assertThat(server.output())
            .contains("127.0.0.1:" + taken.getLocalPort())
            .doesNotContain("Exception");
      }
    }
  }

  @Test
  void unreachableServer_isExitCode69() throws Exception {
    Path config = home.resolve("barto-cli.toml");
    int port = Installation.freePort();
    Files.writeString(
        config,
        "name = \"x\"\n[bartos]\nprefix = \"ws\"\nhost = \"127.0.0.1\"\nport = " + port + "\n");
    try (RunningProgram cli =
        RunningProgram.start(
            home, Map.of(), "barto-cli", List.of("-c", config.toString(), "info"))) {
      assertThat(cli.awaitExit(LIMIT)).isEqualTo(69);
      assertThat(cli.output()).contains("127.0.0.1:" + port).doesNotContain("Exception");
    }
  }

  private RunningProgram bartos(String config) throws IOException {
    Path file = home.resolve("bartos.toml");
    Files.writeString(file, config);
    return RunningProgram.start(home, Map.of(), "bartos", List.of("-c", file.toString()));
  }
}
