package io.barto.worker.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.barto.protocol.OutputBatch;
import io.barto.protocol.OutputBatch.Line;
import io.barto.protocol.OutputKind;
import io.barto.protocol.RunEnd;
import io.barto.protocol.RunEnd.Outcome;
import io.barto.protocol.WorkerToServer.Ended;
import io.barto.protocol.WorkerToServer.Output;
import io.barto.protocol.WorkerToServer.Started;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OutboxTest {
  private final Outbox outbox = new Outbox();
  private final UUID run = UUID.randomUUID();

  @Test
  void reportsAndEnds_goBeforeOutput() {
    outbox.output(aBatch(10));
    outbox.end(anEnd());
    outbox.report(new Started(run, Instant.EPOCH));
    assertThat(outbox.poll()).isInstanceOf(Started.class);
    assertThat(outbox.poll()).isInstanceOf(Ended.class);
    assertThat(outbox.poll()).isInstanceOf(Output.class);
    assertThat(outbox.poll()).isNull();
  }

  @Test
  void ends_goTogether() {
    RunEnd end = anEnd();
    List.of(end, end, end).forEach(outbox::end);
    assertThat(outbox.poll()).isEqualTo(new Ended(List.of(end, end, end)));
  }

  @Test
  void batches_goTogetherUpToTheSizeOfAMessage() {
    OutputBatch large = aBatch(Outbox.MESSAGE_BYTES - 1);
    OutputBatch small = aBatch(1);
    List.of(large, small, small).forEach(outbox::output);
    assertThat(outbox.poll()).isEqualTo(new Output(List.of(large, small)));
    assertThat(outbox.poll()).isEqualTo(new Output(List.of(small)));
  }

  @Test
  void take_waitsForWhatComes() throws InterruptedException {
    assertThat(outbox.take(1)).isNull();
    var later = new Thread(() -> outbox.end(anEnd()));
    later.start();
    assertThat(outbox.take(10_000_000_000L)).isInstanceOf(Ended.class);
    later.join();
  }

  @Test
  void uplink_boundsWhatIsOnItsWay() {
    var uplink = new Uplink();
    assertThat(uplink.hasRoom(0)).isFalse();
    uplink.opened(outbox);
    assertThat(uplink.hasRoom(0)).isTrue();
    assertThat(uplink.hasRoom(Uplink.RUN_WINDOW)).isFalse();
    uplink.send(aBatch((int) Uplink.WINDOW));
    assertThat(uplink.hasRoom(0)).isFalse();
    uplink.arrived(1);
    assertThat(uplink.hasRoom(0)).isTrue();
    uplink.closed();
    assertThat(uplink.hasRoom(0)).isFalse();
  }

  private OutputBatch aBatch(int bytes) {
    List<Line> lines = List.of(new Line(0, bytes, "text"));
    return new OutputBatch(run, OutputKind.STDOUT, 0, 0, Instant.EPOCH, lines, false);
  }

  private RunEnd anEnd() {
    return new RunEnd(run, Outcome.EXITED, 0, "", Instant.EPOCH, Instant.EPOCH, 0, 0);
  }
}
