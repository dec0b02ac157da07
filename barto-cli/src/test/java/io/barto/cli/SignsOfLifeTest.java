package io.barto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.barto.cli.ScriptedServer.Answers;
import io.barto.cli.ScriptedServer.Peer;
import io.barto.program.ExitCode;
import io.barto.protocol.RunAnswer;
import io.barto.protocol.RunAnswer.State;
import io.barto.protocol.ServerToCli;
import io.barto.protocol.ServerToCliCodec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Frames between and within the messages of an answer, and while nothing is asked. */
@Timeout(30)
class SignsOfLifeTest {
  private static final ServerToCli DONE = new ServerToCli.Done(1);
  private static final byte[] EMPTY = {};

  @TempDir private Path home;

  private CliRun run(String command, Answers answers) throws IOException {
    try (var server = new ScriptedServer(answers)) {
      return CliRun.against(server.port(), home, false, command.split(" ", -1));
    }
  }

  private static byte[] aRun() {
    RunAnswer.RunItem run = Samples.run(Samples.ID, State.SUCCEEDED, 0);
    return ServerToCliCodec.encode(new RunAnswer.RunList(List.of(run)));
  }

  private static void frame(Peer peer, int head, byte[] payload) throws IOException {
    peer.out().write(ServerWire.frame(head, payload));
  }

  private static void inTwoParts(Peer peer, byte[] message, byte[] between) throws IOException {
    frame(peer, ServerWire.BINARY, Arrays.copyOf(message, 10));
    peer.out().write(between);
    frame(
        peer,
        ServerWire.FIN | ServerWire.CONTINUATION,
        Arrays.copyOfRange(message, 10, message.length));
  }

  @Test
  void aPongWithinAMessage_leavesItWhole_andTheNextOneToo() throws IOException {
    byte[] pong = ServerWire.frame(ServerWire.FIN | ServerWire.PONG, EMPTY);
    CliRun run =
        run(
            "runs",
            (request, peer) -> {
              inTwoParts(peer, aRun(), pong);
              inTwoParts(peer, aRun(), EMPTY);
              peer.send(DONE);
            });
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.lines()).hasSize(3);
  }

  @Test
  void aMessageThatIsNotEnded_doesNoHarmToTheNext() throws IOException {
    CliRun run =
        run(
            "runs",
            (request, peer) -> {
              frame(peer, ServerWire.BINARY, Arrays.copyOf(aRun(), 10));
              inTwoParts(peer, aRun(), EMPTY);
              peer.send(DONE);
            });
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.lines()).hasSize(2);
  }

  @Test
  void aServerThatPingsAndDoesNotAnswer_isGivenUp() throws IOException {
    CliRun run = run("--timeout 1 runs", (request, peer) -> ping(peer, 400));
    assertThat(run.exitCode()).isEqualTo(ExitCode.SERVER_NOT_REACHABLE);
    assertThat(run.err()).contains("sent no answer for 1 s");
  }

  @Test
  void aServerThatPings_isFollowed_howeverLongItHasNothingToSay() throws IOException {
    CliRun run =
        run(
            "--timeout 1 tail -f",
            (request, peer) -> {
              ping(peer, 20);
              peer.send(Samples.to(request).get(0));
              peer.send(DONE);
            });
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("one");
  }

  /** Ten times a second. */
  private static void ping(Peer peer, int times) throws IOException {
    for (int i = 0; i < times; i++) {
      frame(peer, ServerWire.FIN | ServerWire.PING, EMPTY);
      LockSupport.parkNanos(100_000_000);
    }
  }

  @Test
  void watch_saysBetweenItsLooks_thatSomebodyIsThere() throws IOException {
    try (ScriptedServer server = Samples.server()) {
      CliRun run = CliRun.against(server.port(), home, false, "watch", "-n", "2", "-i", "6");
      assertThat(run.exitCode()).as(run.err()).isZero();
      assertThat(server.requests).hasSize(2);
      assertThat(server.pings()).isEqualTo(1);
    }
  }
}
