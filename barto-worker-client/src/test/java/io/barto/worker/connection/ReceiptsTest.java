package io.barto.worker.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.barto.protocol.OutputKind;
import io.barto.protocol.ServerToWorker.StreamEnd;
import java.nio.ByteBuffer;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReceiptsTest {
  private static final UUID RUN = UUID.randomUUID();
  private final Receipts receipts = new Receipts();

  private static ByteBuffer ping(int number) {
    return ByteBuffer.allocate(12).putInt(0, number);
  }

  private static StreamEnd out(long offset) {
    return new StreamEnd(RUN, OutputKind.STDOUT, offset, offset);
  }

  @Test
  void aPong_standsForAllThatWasSentBeforeItsPing() {
    receipts.sent(out(1));
    receipts.pinged(ping(1));
    receipts.sent(out(2));
    receipts.sentEnd(RUN);
    receipts.pinged(ping(2));
    receipts.sent(out(3));
    Receipts.Stored stored = receipts.ponged(ping(2)).orElseThrow();
    assertThat(stored.output()).containsExactly(out(2));
    assertThat(stored.ended()).containsExactly(RUN);
  }

  @Test
  void aPong_saysNothingOfWhatCameAfterItsPing() {
    receipts.sent(out(1));
    receipts.pinged(ping(1));
    receipts.sent(out(2));
    receipts.pinged(ping(2));
    assertThat(receipts.ponged(ping(1)).orElseThrow().output()).containsExactly(out(1));
    assertThat(receipts.ponged(ping(2)).orElseThrow().output()).containsExactly(out(2));
  }

  @Test
  void aPong_thatNobodyAskedForOrThatComesTwiceSaysNothing() {
    receipts.sent(out(1));
    receipts.pinged(ping(1));
    assertThat(receipts.ponged(ping(7))).isEmpty();
    assertThat(receipts.ponged(ping(1))).isPresent();
    assertThat(receipts.ponged(ping(1))).isEmpty();
  }

  @Test
  void aPing_isDueWhereSomethingWasSentAfterTheLast() {
    assertThat(receipts.isPingDue()).isFalse();
    receipts.sentEnd(RUN);
    assertThat(receipts.isPingDue()).isTrue();
    receipts.pinged(ping(1));
    assertThat(receipts.isPingDue()).isFalse();
  }
}
