package io.barto.security;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Seals what one end of one connection sends. Frames are to be sent in the order in which they were
 * sealed; used by one thread at a time, with a happens-before from one to the next.
 */
public final class FrameSealer {
  private static final byte[] NOTHING = {};

  private final SealedConnection connection;
  private final Direction direction;
  private final @Nullable SigningKey signingKey;
  private final @Nullable MacKey macKey;
  private final int flags;
  private long counter;

  /**
   * @param signingKey null: frames are not signed
   * @param macKey null: frames have no MAC
   */
  public FrameSealer(
      SealedConnection connection,
      Direction direction,
      @Nullable SigningKey signingKey,
      @Nullable MacKey macKey) {
    this.connection = connection;
    this.direction = direction;
    this.signingKey = signingKey;
    this.macKey = macKey;
    this.flags =
        (macKey == null ? 0 : SealedConnection.MAC_FLAG)
            | (signingKey == null ? 0 : SealedConnection.SIGNATURE_FLAG);
  }

  /** The frame for the next message. */
  public byte[] seal(byte[] message) {
    if (flags == 0) {
      return ByteBuffer.allocate(1 + message.length).put((byte) 0).put(message).array();
    }
    counter++;
    byte[] signature = signature(message);
    byte[] mac = mac(message);
    int length = 1 + Long.BYTES + signature.length + mac.length + message.length;
    return ByteBuffer.allocate(length)
        .put((byte) flags)
        .putLong(counter)
        .put(signature)
        .put(mac)
        .put(message)
        .array();
  }

  private byte[] signature(byte[] message) {
    return signingKey == null
        ? NOTHING
        : signingKey.sign(connection.coveredBySignature(direction, flags, counter), message);
  }

  private byte[] mac(byte[] message) {
    return macKey == null
        ? NOTHING
        : macKey.mac(connection.coveredByMac(direction, flags, counter), message);
  }
}
