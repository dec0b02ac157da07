package io.barto.security;

import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What a server wraps its version 1 messages to workers in: inside, where there is a MAC key, time,
 * nonce and MAC; outside, where there is a signing key, the signature of all that is inside. Safe
 * for use by several threads where its randomness is.
 */
public final class Version1Envelope {
  static final int TIME_BYTES = 8;
  static final int NONCE_BYTES = 8;

  private final @Nullable SigningKey signingKey;
  private final @Nullable MacKey macKey;
  private final InstantSource clock;
  private final RandomGenerator random;

  /**
   * @param signingKey null: messages are not signed
   * @param macKey null: messages have no MAC
   * @param random of nonces; they need not be secret, only different
   */
  public Version1Envelope(
      @Nullable SigningKey signingKey,
      @Nullable MacKey macKey,
      InstantSource clock,
      RandomGenerator random) {
    this.signingKey = signingKey;
    this.macKey = macKey;
    this.clock = clock;
    this.random = random;
  }

  /** Wraps a message, which may be empty; each call differs. */
  public byte[] wrap(byte[] message) {
    return signed(authenticated(message));
  }

  private byte[] authenticated(byte[] message) {
    if (macKey == null) {
      return message;
    }
    byte[] stamp =
        ByteBuffer.allocate(TIME_BYTES + NONCE_BYTES)
            .putLong(clock.instant().getEpochSecond())
            .putLong(random.nextLong())
            .array();
    return joined(stamp, macKey.mac(stamp, message), message);
  }

  private byte[] signed(byte[] inside) {
    return signingKey == null ? inside : joined(signingKey.sign(inside), inside);
  }

  private static byte[] joined(byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    ByteBuffer whole = ByteBuffer.allocate(length);
    for (byte[] part : parts) {
      whole.put(part);
    }
    return whole.array();
  }
}
