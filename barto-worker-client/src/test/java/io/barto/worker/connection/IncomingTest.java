package io.barto.worker.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.barto.protocol.ServerToWorker;
import io.barto.protocol.ServerToWorker.Pulse;
import io.barto.protocol.ServerToWorkerCodec;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IncomingTest {
  private final List<ServerToWorker> messages = new ArrayList<>();
  private final List<String> ends = new ArrayList<>();
  private final Incoming incoming =
      new Incoming(
          Keys.none().opener(Keys.CONNECTION),
          Keys.none().drops(),
          () -> 0,
          messages::add,
          ends::add);

  @Test
  void messages_areHandedOver() {
    incoming.take(aPulse());
    assertThat(messages).containsExactly(new Pulse(Instant.EPOCH));
  }

  @Test
  void aBadMessage_isLeftOut() {
    bad();
    incoming.take(aPulse());
    assertThat(messages).hasSize(1);
    assertThat(ends).isEmpty();
  }

  @Test
  void aMessageOfALaterVersion_isNoFault() {
    for (int i = 0; i < 20; i++) {
      incoming.take(ByteBuffer.wrap(new byte[] {0, 99}));
    }
    assertThat(ends).isEmpty();
  }

  @Test
  void tenBadMessagesInARow_endTheConnection() {
    for (int i = 0; i < 9; i++) {
      bad();
    }
    incoming.take(aPulse());
    for (int i = 0; i < 9; i++) {
      bad();
    }
    assertThat(ends).isEmpty();
    bad();
    assertThat(ends).hasSize(1);
  }

  private void bad() {
    incoming.take(ByteBuffer.wrap(new byte[] {0, 16}));
  }

  private static ByteBuffer aPulse() {
    byte[] pulse = ServerToWorkerCodec.encode(new Pulse(Instant.EPOCH));
    return ByteBuffer.allocate(1 + pulse.length).put((byte) 0).put(pulse).flip();
  }
}
