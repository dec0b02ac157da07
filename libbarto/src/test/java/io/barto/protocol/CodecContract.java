package io.barto.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for the codec of every family. */
abstract class CodecContract<M> {
  private static final byte[] TRAILING = {7, 0, 42};
  private static final int LARGE = 1 << 20;

  /** Of heap for a byte of a message: an item of two bytes is some objects, copied once. */
  private static final long HEAP_PER_BYTE = 120;

  /** Of heap for any message: an exception with its text and its stack. */
  private static final long HEAP_PER_MESSAGE = 64 << 10;

  /** Far more than any takes on any machine. */
  private static final Duration HANGS = Duration.ofSeconds(60);

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  abstract Class<M> family();

  abstract byte[] encode(M message);

  abstract M decode(ByteBuffer bytes) throws ProtocolException;

  @Provide
  Arbitrary<M> messages() {
    return AnyMessage.of(family());
  }

  /** Random bytes rarely get beyond the first field: so most begin as a message does. */
  @Provide
  Arbitrary<byte[]> bytes() {
    Arbitrary<byte[]> random = Arbitraries.bytes().array(byte[].class).ofMaxSize(200);
    Arbitrary<byte[]> begun =
        Combinators.combine(Arbitraries.bytes().between((byte) 0, (byte) 34), random)
            .as(CodecContract::withFirst);
    Arbitrary<byte[]> damaged =
        Combinators.combine(messages(), Arbitraries.integers().between(0, 400), Arbitraries.bytes())
            .as((message, at, value) -> damage(encode(message), at, value));
    return Arbitraries.oneOf(random, begun, damaged);
  }

  private static byte[] withFirst(byte first, byte[] rest) {
    byte[] all = new byte[rest.length + 1];
    all[0] = first;
    System.arraycopy(rest, 0, all, 1, rest.length);
    return all;
  }

  private static byte[] damage(byte[] bytes, int at, byte value) {
    bytes[at % bytes.length] = value;
    return bytes;
  }

  @Property
  void decode_givesBackWhatWasEncoded(@ForAll("messages") M message) throws ProtocolException {
    assertThat(decode(ByteBuffer.wrap(encode(message)))).isEqualTo(message);
  }

  @Property(tries = 200)
  void decode_refusesEveryBeginningOfAMessage(@ForAll("messages") M message) {
    byte[] bytes = encode(message);
    for (int length = 0; length < bytes.length; length += 1 + length / 16) {
      ByteBuffer beginning = ByteBuffer.wrap(bytes, 0, length);
      assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> decode(beginning));
    }
  }

  @Property(tries = 200)
  void decode_ignoresWhatFollowsTheMessage(@ForAll("messages") M message) throws ProtocolException {
    byte[] bytes = encode(message);
    byte[] longer = Arrays.copyOf(bytes, bytes.length + TRAILING.length);
    System.arraycopy(TRAILING, 0, longer, bytes.length, TRAILING.length);
    assertThat(decode(ByteBuffer.wrap(longer))).isEqualTo(message);
  }

  @Property(tries = 5_000)
  void decode_endsInAMessageOrAProtocolException(@ForAll("bytes") byte[] bytes)
      throws ProtocolException {
    M message;
    try {
      message = decode(ByteBuffer.wrap(bytes));
    } catch (ProtocolException e) {
      assertThat(e).hasMessageNotContaining("null");
      return;
    }
    assertThat(decode(ByteBuffer.wrap(encode(message)))).isEqualTo(message);
  }

  @Property(tries = 2_000)
  void decode_takesNoMoreMemoryThanTheBytesAreWorth(@ForAll("bytes") byte[] bytes) {
    assertThat(heapFor(bytes)).isLessThan(HEAP_PER_MESSAGE + HEAP_PER_BYTE * bytes.length);
  }

  @Property(tries = 200)
  void decode_ofALargeMessage_endsAndTakesNoMoreMemoryThanItIsWorth(@ForAll("large") byte[] bytes) {
    long heap = assertTimeoutPreemptively(HANGS, () -> heapFor(bytes));
    assertThat(heap).isLessThan(HEAP_PER_MESSAGE + HEAP_PER_BYTE * bytes.length);
  }

  /** A message that, from some byte on, promises as many items as it has bytes, and has these. */
  @Provide
  Arbitrary<byte[]> large() {
    Arbitrary<Integer> divisors = Arbitraries.of(1, 2, 4, 8, 64);
    Arbitrary<Byte> fillings =
        Arbitraries.oneOf(Arbitraries.of((byte) 0, (byte) 1, (byte) 2), Arbitraries.bytes());
    return Combinators.combine(
            messages(), Arbitraries.integers().between(0, 400), divisors, fillings)
        .as((message, at, divisor, filling) -> swell(encode(message), at, divisor, filling));
  }

  private static byte[] swell(byte[] message, int at, int divisor, byte filling) {
    byte[] large = new byte[LARGE];
    Arrays.fill(large, filling);
    int begun = Math.min(message.length, 1 + at % message.length);
    int promised = (LARGE - begun - 5) / divisor;
    byte[] count = {
      (byte) 0xfc,
      (byte) promised,
      (byte) (promised >> 8),
      (byte) (promised >> 16),
      (byte) (promised >> 24)
    };
    System.arraycopy(message, 0, large, 0, begun);
    System.arraycopy(count, 0, large, begun, count.length);
    return large;
  }

  /** Everything that was allocated counts, kept or not; the first time loads classes. */
  private long heapFor(byte[] bytes) {
    end(bytes);
    long before = THREADS.getCurrentThreadAllocatedBytes();
    end(bytes);
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }

  private void end(byte[] bytes) {
    try {
      assertThat(decode(ByteBuffer.wrap(bytes)) != null).isTrue();
    } catch (ProtocolException e) {
      assertThat(e.getMessage() != null).isTrue();
    }
  }

  @Example
  void decode_tellsALaterMessageFromABadOne() {
    assertThatExceptionOfType(UnknownMessageException.class)
        .isThrownBy(() -> decode(ByteBuffer.wrap(new byte[] {(byte) 200})))
        .satisfies(e -> assertThat(e.discriminant()).isEqualTo(200));
    assertThatExceptionOfType(ProtocolException.class)
        .isThrownBy(() -> decode(ByteBuffer.wrap(new byte[] {15})))
        .isNotInstanceOf(UnknownMessageException.class);
  }
}
