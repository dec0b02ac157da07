package io.barto.web.entry;

import static org.assertj.core.api.Assertions.assertThat;

import io.barto.web.limit.UnfinishedMessages;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameMeterTest {
  private static final int BINARY = 0x82;
  private static final int BEGIN = 0x02;
  private static final int MORE = 0x00;
  private static final int END = 0x80;
  private static final int PING = 0x89;

  private final FrameMeter meter = new FrameMeter();

  private static byte[] frame(int first, int length, boolean masked) {
    ByteBuffer frame = ByteBuffer.allocate(length + 14);
    int mask = masked ? 0x80 : 0;
    frame.put((byte) first);
    if (length < 126) {
      frame.put((byte) (mask | length));
    } else if (length < 65_536) {
      frame.put((byte) (mask | 126)).putShort((short) length);
    } else {
      frame.put((byte) (mask | 127)).putLong(length);
    }
    if (masked) {
      frame.putInt(0x12345678);
    }
    byte[] payload = new byte[length];
    java.util.Arrays.fill(payload, (byte) 0xFF);
    frame.put(payload);
    return java.util.Arrays.copyOf(frame.array(), frame.position());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 125, 126, 127, 65_535, 65_536, 100_000})
  void aWholeMessage_isHeldNoMore_howeverItIsCut(int length) {
    for (boolean masked : List.of(true, false)) {
      byte[] frame = frame(BINARY, length, masked);
      meter.read(frame, 0, frame.length - 1);
      assertThat(meter.held()).isEqualTo(frame.length - 1);
      meter.read(frame, frame.length - 1, 1);
      assertThat(meter.held()).isZero();
      for (byte value : frame) {
        meter.read(new byte[] {value}, 0, 1);
      }
      assertThat(meter.held()).isZero();
    }
  }

  @Test
  void fragments_areHeldUntilTheLast_withPingsBetweenThem() {
    var bytes = new ArrayList<byte[]>();
    bytes.add(frame(BEGIN, 1000, true));
    bytes.add(frame(PING, 5, true));
    bytes.add(frame(MORE, 2000, true));
    for (byte[] part : bytes) {
      meter.read(part, 0, part.length);
    }
    assertThat(meter.held()).isGreaterThanOrEqualTo(3000);
    byte[] last = frame(END, 1, true);
    meter.read(last, 0, last.length);
    assertThat(meter.held()).isZero();
  }

  @Test
  void anyBytes_areReadWithoutHarm() {
    var random = new Random(7);
    for (int i = 0; i < 2000; i++) {
      byte[] bytes = new byte[random.nextInt(200)];
      random.nextBytes(bytes);
      meter.read(bytes, 0, bytes.length);
      assertThat(meter.held()).isNotNegative();
    }
  }

  @Test
  void whereTooMuchIsHeld_theOldestGoes() {
    var unfinished = new UnfinishedMessages(20_000);
    var old = new Holding(1);
    var young = new Holding(2);
    unfinished.changed(old, 0, 9_000);
    unfinished.changed(young, 0, 10_000);
    unfinished.changed(young, 10_000, 10_500);
    assertThat(old.cut || young.cut).isFalse();
    unfinished.changed(young, 10_500, 12_000);
    assertThat(old.cut).isTrue();
    assertThat(young.cut).isFalse();
    unfinished.changed(old, 9_000, 0);
    unfinished.changed(young, 12_000, 0);
    assertThat(unfinished.held()).isZero();
  }

  private static final class Holding implements UnfinishedMessages.Holder {
    private final long since;
    private boolean cut;

    Holding(long since) {
      this.since = since;
    }

    @Override
    public long since() {
      return since;
    }

    @Override
    public void cut() {
      cut = true;
    }
  }
}
