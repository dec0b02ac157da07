package io.barto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.barto.program.ExitCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code doctor} says how far it came, wherever the way to the server ends. */
@Timeout(30)
class DoctorTest {
  @TempDir private Path home;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ws | no-such-host.invalid | 78 | name: the server at no-such-host.invalid:78 can't be reached
          ws | 127.0.0.1 | 1 | port: the server at 127.0.0.1:1 can't be reached: the connection was refused
          wss | 127.0.0.1 | 1 | port: the server at 127.0.0.1:1 can't be reached
          """)
  void aServerThatCantBeReached_isAListOfChecks(String prefix, String host, int port, String what)
      throws IOException {
    configure(prefix, host, port, "");
    CliRun run = CliRun.of(home, false, "doctor");
    assertThat(run.exitCode()).isEqualTo(ExitCode.SERVER_NOT_REACHABLE);
    assertThat(run.out())
        .startsWith("ok           configuration: ")
        .contains("FAILED       " + what, "-> Is bartos running there", "not checked  schedules\n");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void noConfiguration_isTheFirstCheck() {
    CliRun run = CliRun.of(home, false, "doctor", "--json");
    assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_CONFIGURATION);
    assertThat(run.lines().get(0))
        .contains("\"verdict\":\"failed\",\"name\":\"configuration\"", "barto-cli.toml");
    assertThat(run.lines().get(1)).contains("\"verdict\":\"not_checked\",\"name\":\"name\"");
  }

  @Test
  void certificatesThatCantBeRead_areOfTheConfiguration() throws IOException {
    configure("wss", "127.0.0.1", 1, "ca_cert = \"nowhere.pem\"\n");
    CliRun run = CliRun.of(home, false, "doctor", "--csv");
    assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_CONFIGURATION);
    assertThat(run.out()).contains("failed,configuration,", "not_checked,port,");
  }

  @Test
  void whatAcceptsAndSaysNothing_isSeenAtTheHandshake() throws IOException {
    try (var frozen = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      configure("ws", "127.0.0.1", frozen.getLocalPort(), "");
      CliRun run = CliRun.of(home, false, "--timeout", "1", "doctor");
      assertThat(run.exitCode()).isEqualTo(ExitCode.SERVER_NOT_REACHABLE);
      assertThat(run.out())
          .contains("ok           port: ", "FAILED       access: the server at 127.0.0.1")
          .contains("did not answer within 1 s", "not checked  versions");
    }
  }

  @Test
  void aServerThatGoesInTheMiddle_isAFailedCheck() throws IOException {
    try (var server = new ScriptedServer((request, peer) -> peer.die())) {
      CliRun run = CliRun.against(server.port(), home, false, "doctor");
      assertThat(run.exitCode()).isEqualTo(ExitCode.SERVER_NOT_REACHABLE);
      assertThat(run.out())
          .contains("ok           access: ", "FAILED       server: the connection to the server");
    }
  }

  @Test
  void longFindings_areBrokenBetweenWords() throws IOException {
    configure("ws", "127.0.0.1", 1, "");
    CliRun run = CliRun.of(home, false, "--width", "60", "doctor");
    String words = run.out().replace("-> ", "").replaceAll("\\s+", " ");
    assertThat(words).contains("can't be reached: the connection was refused.");
    assertThat(run.lines()).filteredOn(line -> !line.contains("/")).allMatch(l -> l.length() <= 60);
  }

  private void configure(String prefix, String host, int port, String more) throws IOException {
    Files.writeString(
        home.resolve("barto-cli.toml"),
        "name = \"x\"\n[bartos]\nprefix = \""
            + prefix
            + "\"\nhost = \""
            + host
            + "\"\nport = "
            + port
            + "\n"
            + more);
  }
}
