package io.barto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.barto.program.ExitCode;
import io.barto.protocol.CliToServer;
import io.barto.protocol.ErrorCode;
import io.barto.protocol.ServerAnswer.Presence;
import io.barto.protocol.ServerAnswer.WorkerDetail;
import io.barto.protocol.ServerRequest;
import io.barto.protocol.ServerToCli;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code worker retire} and {@code worker replace} look first who is meant. */
class WorkerChangesTest {
  private static final ServerToCli DONE = new ServerToCli.Done(1);
  private static final String UNTIL = "one\ntwo, if it comes until 2026-11-23T12:10:00Z";

  @TempDir private Path home;

  /** Against a server where `vader` is here and `luke` is away. */
  private CliRun run(String command) throws IOException {
    try (var server = new ScriptedServer(WorkerChangesTest::answer)) {
      return CliRun.against(server.port(), home, false, command.split(" ", -1));
    }
  }

  private static void answer(CliToServer request, ScriptedServer.Peer peer) throws IOException {
    if (!(request instanceof ServerRequest.ShowWorker show)) {
      peer.send(new ServerToCli.Text(UNTIL));
    } else if (show.name().equals("luk")) {
      peer.send(new ServerToCli.Failure(ErrorCode.NOT_FOUND, "no worker `luk`"));
      return;
    } else {
      peer.send(detail(show.name(), show.name().equals("vader")));
    }
    peer.send(DONE);
  }

  private static WorkerDetail detail(String name, boolean connected) {
    List<ServerToCli> sample = Samples.to(new ServerRequest.ShowWorker(name));
    WorkerDetail one = (WorkerDetail) sample.get(0);
    Presence presence = one.presence();
    return new WorkerDetail(
        new Presence(name, connected, presence.since(), presence.why(), presence.wire()),
        one.address(),
        one.info(),
        one.firstSeen(),
        one.lastSeen(),
        one.clockOffset(),
        one.retired(),
        one.journal(),
        one.running(),
        one.due(),
        one.dropped(),
        one.absences(),
        one.unfired(),
        one.warning());
  }

  @Test
  void whatTheServerSays_hasItsTimesAsEverywhere() throws IOException {
    assertThat(run("worker retire luke").lines())
        .containsExactly("one", "two, if it comes until 2026-11-23 12:10:00 (in 10 min)");
    assertThat(run("worker replace luke --json").out()).contains("2026-11-23T12:10:00Z");
  }

  @Test
  void aConnectedWorker_isReplacedOnlyWhereThatIsMeant() throws IOException {
    CliRun refused = run("worker replace vader");
    assertThat(refused.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(refused.err()).contains("`vader` is connected", "Give --yes");
    assertThat(run("worker replace vader --yes").exitCode()).isZero();
  }

  @Test
  void anUnknownName_changesNothing() throws IOException {
    CliRun unknown = run("worker replace luk");
    assertThat(unknown.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(unknown.err()).isEqualTo("barto-cli: no worker `luk`\n");
  }
}
