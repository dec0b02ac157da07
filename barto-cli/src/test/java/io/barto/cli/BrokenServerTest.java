package io.barto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.barto.program.ExitCode;
import io.barto.protocol.ErrorCode;
import io.barto.protocol.ServerToCli;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that dies, or hangs, in the middle of an answer. */
@Timeout(30)
class BrokenServerTest {
  @TempDir private Path home;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "runs --limit 0", "schedules", "output fbc5", "output fbc5 -f", "tail -f", "tail",
        "run now vader/backup --wait", "cleanup", "query -q x", "clients", "failed", "watch",
        "list -n vader -c x", "worker show vader", "doctor", "reload", "info"
      })
  void aServerThatDies_endsTheCommandWithAClearMessage(String command) throws IOException {
    try (var server =
        new ScriptedServer(
            (request, peer) -> {
              peer.send(first(Samples.to(request)));
              peer.die();
            })) {
      CliRun run = CliRun.against(server.port(), home, false, command.split(" ", -1));
      assertThat(run.exitCode()).isEqualTo(ExitCode.SERVER_NOT_REACHABLE);
      assertThat(run.out() + run.err())
          .contains("the connection to the server at 127.0.0.1:" + server.port() + " ended before")
          .doesNotContain("Exception");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          runs --limit 0 | The answer is cut off
          tail -f | The output is cut off here
          run now vader/backup --wait | The run goes on, on its worker
          run now vader/backup --wait | barto-cli tail -f 01a20996-96cf-7000-8d8e-e962ad196e00
          run now vader/backup --wait | barto-cli run show 01a20996-96cf-7000-8d8e-e962ad196e00
          cleanup | barto-cli cleanup --dry-run says what is left
          """)
  void aServerThatDies_leavesWordOfWhatIsCutOff(String command, String words) throws IOException {
    try (var server =
        new ScriptedServer(
            (request, peer) -> {
              peer.send(first(Samples.to(request)));
              peer.die();
            })) {
      CliRun run = CliRun.against(server.port(), home, false, command.split(" ", -1));
      assertThat(run.err()).contains(words);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          runs --limit 0 | The answer is cut off
          tail -f | The output is cut off here
          run now vader/backup --wait | The run goes on, on its worker
          """)
  void aDatabaseThatIsLost_isToldAsALostServerIs(String command, String words) throws IOException {
    try (var server =
        new ScriptedServer(
            (request, peer) -> {
              peer.send(first(Samples.to(request)));
              peer.send(
                  new ServerToCli.Failure(
                      ErrorCode.DATABASE_UNAVAILABLE, "the database is not reachable"));
            })) {
      CliRun run = CliRun.against(server.port(), home, false, command.split(" ", -1));
      assertThat(run.exitCode()).isEqualTo(ExitCode.SERVER_NOT_REACHABLE);
      assertThat(run.err()).contains("the database is not reachable", words);
    }
  }

  @Test
  void aServerThatIsStopped_isNotAdvisedToSpeakTls() throws IOException {
    try (var frozen = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      CliRun run = CliRun.against(frozen.getLocalPort(), home, false, "--timeout", "1", "info");
      assertThat(run.exitCode()).isEqualTo(ExitCode.SERVER_NOT_REACHABLE);
      assertThat(run.err())
          .contains("accepted the connection and did not answer within 1 s")
          .doesNotContain("TLS");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "runs",
        "output fbc5",
        "tail -f",
        "run now vader/backup --wait",
        "cleanup",
        "query -q x",
        "watch"
      })
  void aServerThatHangs_endsTheCommandWithinTheTimeout(String command) throws IOException {
    var over = new CountDownLatch(1);
    try (var server =
        new ScriptedServer(
            (request, peer) -> {
              peer.send(first(Samples.to(request)));
              try {
                over.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            })) {
      CliRun run =
          CliRun.against(server.port(), home, false, ("--timeout 1 " + command).split(" ", -1));
      assertThat(run.exitCode()).isEqualTo(ExitCode.SERVER_NOT_REACHABLE);
      assertThat(run.err()).contains("sent no answer for 1 s");
    } finally {
      over.countDown();
    }
  }

  private static ServerToCli first(List<ServerToCli> messages) {
    return messages.get(0);
  }
}
