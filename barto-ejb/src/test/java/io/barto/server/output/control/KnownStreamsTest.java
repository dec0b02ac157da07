package io.barto.server.output.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.barto.protocol.OutputKind;
import io.barto.server.output.control.KnownStreams.KnownStream;
import io.barto.server.output.control.KnownStreams.StreamKey;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class KnownStreamsTest {
  private static final int MORE_THAN_IT_KEEPS = 60_000;

  private final KnownStreams known = new KnownStreams();

  private static StreamKey key(int number) {
    return new StreamKey(1, new UUID(0, number), OutputKind.STDOUT);
  }

  private void commit(int number, long offset) {
    known.committed(Map.of(key(number), new KnownStream(number, new StreamPosition(offset, 1))));
  }

  @Test
  void find_givesWhatWasCommittedLast() {
    assertThat(known.find(key(1))).isNull();
    commit(1, 10);
    commit(1, 20);
    assertThat(known.find(key(1))).isEqualTo(new KnownStream(1, new StreamPosition(20, 1)));
  }

  @Test
  void theStreamsOfARun_areApart() {
    commit(1, 10);
    assertThat(known.find(new StreamKey(1, key(1).run(), OutputKind.STDERR))).isNull();
  }

  @Test
  void forget_forgetsAll() {
    commit(1, 10);
    known.forget();
    assertThat(known.find(key(1))).isNull();
  }

  @Test
  void theLongestUnused_areForgotten_whatIsInUseIsNot() {
    for (int number = 0; number < MORE_THAN_IT_KEEPS; number++) {
      commit(number, 10);
      known.find(key(0));
    }
    assertThat(known.find(key(0))).isNotNull();
    assertThat(known.find(key(1))).isNull();
    assertThat(known.find(key(MORE_THAN_IT_KEEPS - 1))).isNotNull();
  }
}
