package io.barto.server.output.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.barto.protocol.OutputKind;
import io.barto.server.output.control.KnownStreams.StreamKey;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HeldStreamsTest {
  private static final UUID CONNECTION = UUID.randomUUID();
  private static final StreamKey STREAM = new StreamKey(1, UUID.randomUUID(), OutputKind.STDOUT);

  private final HeldStreams held = new HeldStreams();

  @Test
  void whatLiesBehindABatchThatWasNotTaken_isHeld() {
    assertThat(held.hold(CONNECTION, STREAM, 100)).isTrue();
    assertThat(held.hold(CONNECTION, STREAM, 200)).as("told once").isFalse();
    assertThat(held.isHeld(CONNECTION, STREAM, 200)).isTrue();
    assertThat(held.isHeld(CONNECTION, STREAM, 101)).isTrue();
  }

  @Test
  void whoBeginsAgainFromThere_isHeard_andSoIsWhatFollows() {
    held.hold(CONNECTION, STREAM, 100);
    assertThat(held.isHeld(CONNECTION, STREAM, 100)).isFalse();
    assertThat(held.isHeld(CONNECTION, STREAM, 200)).isFalse();
  }

  @Test
  void anotherConnection_andAnotherStream_areNotHeld() {
    held.hold(CONNECTION, STREAM, 100);
    assertThat(held.isHeld(UUID.randomUUID(), STREAM, 200)).isFalse();
    assertThat(held.isHeld(CONNECTION, new StreamKey(1, STREAM.run(), OutputKind.STDERR), 200))
        .isFalse();
  }
}
