package io.barto.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.barto.protocol.CliToServer;
import io.barto.protocol.CliToServerCodec;
import io.barto.protocol.OutputBatch;
import io.barto.protocol.OutputBatch.Line;
import io.barto.protocol.OutputKind;
import io.barto.protocol.RunEnd;
import io.barto.protocol.RunEnd.Outcome;
import io.barto.protocol.Wire;
import io.barto.protocol.WorkerToServer.Ended;
import io.barto.protocol.WorkerToServer.Output;
import io.barto.protocol.WorkerToServerCodec;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Peers that never read what the server has for them. */
class DeafPeersIT extends UnderAttack {
  /** Six dispatches of the long command are more than may wait. */
  @Override
  String configuration() {
    return """
        [limits]
        unread_size = "1MiB"

        [schedules.deaf]
        schedules = [{ name = "long", on_calendar = "*-*-* *:*:*", cmds = ["true %s"] }]

        [schedules.loud]
        schedules = [{ name = "flood", on_calendar = "*-*-* *:*:0/30", cmds = ["%s"] }]
        """
        .formatted("x".repeat(200_000), "head -c 20000000 /dev/zero | tr '\\\\0' x | fold -w 1000");
  }

  @Test
  void aWorkerThatNeverReads_isCutOffOnceTooMuchWaitsForIt() throws IOException {
    try (RawPeer peer = worker("deaf")) {
      installation().server().awaitOutput("worker deaf connected", LIMIT);
      installation()
          .server()
          .awaitOutput("a peer at " + peer.address() + " does not read: cut off", LIMIT);
      await().atMost(LIMIT).until(peer::isCutOff);
      installation().server().awaitOutput("worker deaf disconnected", LIMIT);
    }
  }

  @Test
  void aWorkerThatFloodsAndNeverReads_costsOthersNothing() throws IOException {
    Instant end = Instant.now().plusSeconds(10);
    byte[] ends = WorkerToServerCodec.encode(new Ended(manyEnds()));
    byte[] output = WorkerToServerCodec.encode(new Output(List.of(batch())));
    try (RawPeer peer = worker("flooding")) {
      boolean open = true;
      while (open && Instant.now().isBefore(end)) {
        open = !isCutOff(peer, ends) && !isCutOff(peer, output);
      }
    }
  }

  private static boolean isCutOff(RawPeer peer, byte[] message) {
    try {
      peer.sendFramed(message);
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  private static List<RunEnd> manyEnds() {
    var ends = new ArrayList<RunEnd>();
    for (int i = 0; i < 1_000; i++) {
      ends.add(new RunEnd(UUID.randomUUID(), Outcome.EXITED, 0, "", NOW, NOW, 0, 0));
    }
    return ends;
  }

  private static OutputBatch batch() {
    var lines = new ArrayList<Line>();
    for (int i = 0; i < 640; i++) {
      lines.add(new Line(0, 101, "x".repeat(100)));
    }
    return new OutputBatch(UUID.randomUUID(), OutputKind.STDOUT, 0, 0, NOW, lines, false);
  }

  @Test
  void peopleWhoAskAndNeverRead_areCutOff_andOthersAreAnswered() throws Exception {
    installation().startWorker("loud");
    installation()
        .awaitNumber(
            "SELECT COUNT(*) FROM run WHERE schedule = 'flood' AND state = 'SUCCEEDED'", 1, LIMIT);
    var deaf = new ArrayList<RawPeer>();
    try {
      for (int i = 0; i < 6; i++) {
        RawPeer peer = RawPeer.open(installation().port(), 250);
        deaf.add(peer);
        peer.upgrade(Wire.CLI_PATH + "?name=deaf");
        peer.send(CliToServerCodec.encode(new CliToServer.ListOutput("loud", "flood")));
      }
      assertThat(installation().cli("list", "--name", "vader", "-c", "every-second").exitCode())
          .isZero();
      await().atMost(LIMIT).until(() -> deaf.stream().anyMatch(RawPeer::isCutOff));
    } finally {
      deaf.forEach(RawPeer::close);
    }
  }
}
