package io.barto.worker.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.barto.protocol.ServerToWorker;
import io.barto.protocol.ServerToWorker.Pulse;
import io.barto.protocol.ServerToWorkerCodec;
import io.barto.security.Direction;
import io.barto.security.DropCounts;
import io.barto.security.DropReason;
import io.barto.security.FrameOpener;
import io.barto.security.FrameSealer;
import io.barto.security.MacKey;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IncomingSealTest {
  private static final MacKey KEY = MacKey.of(new byte[] {1, 2, 3});
  private static final byte[] PULSE = ServerToWorkerCodec.encode(new Pulse(Instant.EPOCH));

  private final List<ServerToWorker> messages = new ArrayList<>();
  private final List<String> ends = new ArrayList<>();
  private final DropCounts drops = new DropCounts(() -> 0);
  private final FrameSealer server =
      new FrameSealer(Keys.CONNECTION, Direction.TO_WORKER, null, KEY);
  private final Incoming incoming =
      new Incoming(
          new FrameOpener(Keys.CONNECTION, Direction.TO_WORKER, null, KEY),
          drops,
          () -> 42,
          messages::add,
          ends::add);

  private void take(byte[] frame) {
    incoming.take(ByteBuffer.wrap(frame));
  }

  @Test
  void whatFailsItsSeal_isDroppedAndCounted_andTheNextTaken() {
    byte[] good = server.seal(PULSE);
    take(good);
    take(good);
    take(new byte[] {0, 1});
    take(server.seal(PULSE));
    assertThat(messages).hasSize(2);
    assertThat(drops.byReason())
        .containsEntry(DropReason.OUT_OF_ORDER, 1L)
        .containsEntry(DropReason.NO_MAC, 1L);
    assertThat(incoming.missing()).isNull();
  }

  @Test
  void droppedOnes_howeverMany_doNotEndTheConnection() {
    for (int i = 0; i < 100; i++) {
      take(new byte[] {0, 1});
    }
    assertThat(ends).isEmpty();
    assertThat(incoming.dropped())
        .satisfies(
            trouble -> {
              assertThat(trouble.text()).contains("hmac_key");
              assertThat(trouble.since()).isEqualTo(42);
            });
  }

  @Test
  void aMissingOne_isNoticedByTheNext() {
    take(server.seal(PULSE));
    server.seal(PULSE);
    assertThat(incoming.missing()).isNull();
    take(server.seal(PULSE));
    assertThat(messages).hasSize(2);
    assertThat(incoming.missing()).isNotNull();
  }
}
