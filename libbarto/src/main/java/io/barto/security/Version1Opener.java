package io.barto.security;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Takes the messages of a version 1 server out of their {@link Version1Envelope}. One object serves
 * all connections of a worker, one after the other, since what a former one carried may be replayed
 * on the next. Safe for use by several threads.
 */
public final class Version1Opener {
  private final @Nullable VerifyingKey verifyingKey;
  private final @Nullable MacKey macKey;
  private final ReplayWindow window;
  private final InstantSource clock;

  /**
   * @param verifyingKey null: messages have no signature around them
   * @param macKey null: messages have no MAC before them
   * @param window how far a message's time may be off, either way
   */
  public Version1Opener(
      @Nullable VerifyingKey verifyingKey,
      @Nullable MacKey macKey,
      Duration window,
      InstantSource clock) {
    this.verifyingKey = verifyingKey;
    this.macKey = macKey;
    this.window = new ReplayWindow(window);
    this.clock = clock;
  }

  /**
   * The message in an envelope.
   *
   * @throws DroppedException where it must not be acted on
   */
  public ByteBuffer unwrap(ByteBuffer envelope) throws DroppedException {
    var bytes = new byte[envelope.remaining()];
    envelope.get(bytes);
    return ByteBuffer.wrap(fresh(verified(bytes)));
  }

  private byte[] verified(byte[] envelope) throws DroppedException {
    if (verifyingKey == null) {
      return envelope;
    }
    if (envelope.length < SigningKey.SIGNATURE_BYTES) {
      throw new DroppedException(
          DropReason.TRUNCATED, "the server's message is too short to be signed");
    }
    ByteBuffer rest = ByteBuffer.wrap(envelope);
    byte[] signature = next(rest, SigningKey.SIGNATURE_BYTES);
    byte[] inside = next(rest, rest.remaining());
    if (!verifyingKey.verifies(signature, inside)) {
      throw new DroppedException(
          DropReason.BAD_SIGNATURE,
          "the server's message is not signed with the key that server_public_key ("
              + verifyingKey.fingerprint()
              + ") belongs to");
    }
    return inside;
  }

  private byte[] fresh(byte[] inside) throws DroppedException {
    if (macKey == null) {
      return inside;
    }
    int header = Version1Envelope.TIME_BYTES + Version1Envelope.NONCE_BYTES;
    if (inside.length < header + MacKey.MAC_BYTES) {
      throw new DroppedException(
          DropReason.TRUNCATED, "the server's message is too short to have a MAC");
    }
    ByteBuffer rest = ByteBuffer.wrap(inside);
    byte[] stamp = next(rest, header);
    byte[] mac = next(rest, MacKey.MAC_BYTES);
    byte[] message = next(rest, rest.remaining());
    if (!macKey.verifies(mac, stamp, message)) {
      throw new DroppedException(
          DropReason.BAD_MAC, "the server's message has a MAC by another hmac_key, or none");
    }
    ByteBuffer said = ByteBuffer.wrap(stamp);
    window.admit(said.getLong(), said.getLong(), clock.instant().getEpochSecond());
    return message;
  }

  private static byte[] next(ByteBuffer from, int length) {
    var bytes = new byte[length];
    from.get(bytes);
    return bytes;
  }
}
