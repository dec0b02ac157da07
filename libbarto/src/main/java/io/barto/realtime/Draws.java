package io.barto.realtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The values of {@code R}: pure functions of a key, a field and the number of the field's enclosing
 * period, so that everybody who knows the key draws the same.
 *
 * <p>Fixed for ever, since a change would move the fires of running installations: the seed is the
 * first eight bytes of the key's SHA-256; twice mixed by the finalizer of SplitMix64 (Steele, Lea,
 * Flood 2014), with the field's number and with the period; the upper 32 bits, scaled to the number
 * of legal values, choose one of them in ascending order.
 */
final class Draws {
  /** For expressions without {@code R}. */
  static final Draws NONE = new Draws(0);

  private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;

  private final long seed;

  private Draws(long seed) {
    this.seed = seed;
  }

  static Draws keyedBy(String key) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(UTF_8));
      return new Draws(ByteBuffer.wrap(digest).getLong());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Draws one of the legal bits; there is at least one. */
  int pick(Field field, long period, long legal) {
    long random = mix(mix(seed + field.number() * GOLDEN) + period * GOLDEN);
    int index = (int) (((random >>> 32) * Long.bitCount(legal)) >>> 32);
    long rest = legal;
    for (int i = 0; i < index; i++) {
      rest &= rest - 1;
    }
    return Long.numberOfTrailingZeros(rest);
  }

  private static long mix(long z) {
    long a = (z ^ z >>> 30) * 0xBF58_476D_1CE4_E5B9L;
    long b = (a ^ a >>> 27) * 0x94D0_49BB_1331_11EBL;
    return b ^ b >>> 31;
  }
}
