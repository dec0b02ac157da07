package io.barto.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
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
        Combinators.combine(Arbitraries.bytes().between((byte) 0, (byte) 24), random)
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
