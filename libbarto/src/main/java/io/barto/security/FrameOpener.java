package io.barto.security;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Opens what one end of one connection receives. Used by one thread at a time, with a
 * happens-before from one to the next.
 */
public final class FrameOpener {
  private static final int KNOWN_FLAGS =
      SealedConnection.MAC_FLAG | SealedConnection.SIGNATURE_FLAG;

  private final SealedConnection connection;
  private final Direction direction;
  private final @Nullable VerifyingKey verifyingKey;
  private final @Nullable MacKey macKey;
  private long last;
  private long missing;

  /**
   * @param verifyingKey null: signatures are not asked for, and not looked at
   * @param macKey null: the same of MACs
   */
  public FrameOpener(
      SealedConnection connection,
      Direction direction,
      @Nullable VerifyingKey verifyingKey,
      @Nullable MacKey macKey) {
    this.connection = connection;
    this.direction = direction;
    this.verifyingKey = verifyingKey;
    this.macKey = macKey;
  }

  /** Whether frames without a seal are dropped. */
  public boolean demandsSeal() {
    return verifyingKey != null || macKey != null;
  }

  /**
   * How many frames that were sent before the last accepted one have not been accepted. A transport
   * that keeps order, as this one does, loses none by itself.
   */
  public long missing() {
    return missing;
  }

  /**
   * The message in a frame.
   *
   * @throws DroppedException where it must not be acted on
   */
  public ByteBuffer open(ByteBuffer frame) throws DroppedException {
    Parts parts = parts(frame);
    if (macKey != null) {
      checkMac(parts, macKey);
    }
    if (verifyingKey != null) {
      checkSignature(parts, verifyingKey);
    }
    if (demandsSeal()) {
      count(parts.counter());
    }
    return ByteBuffer.wrap(parts.message());
  }

  @SuppressWarnings("ArrayRecordComponent") // lives for the length of a call
  private record Parts(int flags, long counter, byte[] signature, byte[] mac, byte[] message) {
    boolean has(int flag) {
      return (flags & flag) != 0;
    }
  }

  private static Parts parts(ByteBuffer frame) throws DroppedException {
    int flags = frame.hasRemaining() ? Byte.toUnsignedInt(frame.get()) : 0;
    if ((flags & ~KNOWN_FLAGS) != 0) {
      throw new DroppedException(DropReason.MALFORMED, "a frame begins with unknown flags");
    }
    boolean signed = (flags & SealedConnection.SIGNATURE_FLAG) != 0;
    boolean authenticated = (flags & SealedConnection.MAC_FLAG) != 0;
    int signature = signed ? SigningKey.SIGNATURE_BYTES : 0;
    int mac = authenticated ? MacKey.MAC_BYTES : 0;
    int counter = flags == 0 ? 0 : Long.BYTES;
    if (frame.remaining() < counter + signature + mac) {
      throw new DroppedException(DropReason.TRUNCATED, "a frame is shorter than its seal");
    }
    return new Parts(
        flags,
        flags == 0 ? 0 : frame.getLong(),
        next(frame, signature),
        next(frame, mac),
        next(frame, frame.remaining()));
  }

  private static byte[] next(ByteBuffer frame, int length) {
    var bytes = new byte[length];
    frame.get(bytes);
    return bytes;
  }

  private void checkMac(Parts parts, MacKey key) throws DroppedException {
    if (!parts.has(SealedConnection.MAC_FLAG)) {
      throw new DroppedException(DropReason.NO_MAC, SealAdvice.noMac(direction));
    }
    byte[] covered = connection.coveredByMac(direction, parts.flags(), parts.counter());
    if (!key.verifies(parts.mac(), covered, parts.message())) {
      throw new DroppedException(DropReason.BAD_MAC, SealAdvice.badMac(direction));
    }
  }

  private void checkSignature(Parts parts, VerifyingKey key) throws DroppedException {
    if (!parts.has(SealedConnection.SIGNATURE_FLAG)) {
      throw new DroppedException(DropReason.UNSIGNED, SealAdvice.UNSIGNED);
    }
    byte[] covered = connection.coveredBySignature(direction, parts.flags(), parts.counter());
    if (!key.verifies(parts.signature(), covered, parts.message())) {
      throw new DroppedException(DropReason.BAD_SIGNATURE, SealAdvice.badSignature(key));
    }
  }

  private void count(long counter) throws DroppedException {
    if (Long.compareUnsigned(counter, last) <= 0) {
      throw new DroppedException(
          DropReason.OUT_OF_ORDER, "a message is repeated, or comes after a later one");
    }
    missing += counter - last - 1;
    last = counter;
  }
}
