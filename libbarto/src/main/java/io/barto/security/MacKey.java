package io.barto.security;

import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A key that server and workers share, for HMAC-SHA256. Safe for use by several threads. */
public final class MacKey {
  /** Bytes of a MAC. */
  public static final int MAC_BYTES = 32;

  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  private MacKey(SecretKeySpec key) {
    this.key = key;
  }

  /**
   * A key of any length.
   *
   * @throws IllegalArgumentException where it is empty
   */
  public static MacKey of(byte[] key) {
    return new MacKey(new SecretKeySpec(key, ALGORITHM));
  }

  /** The MAC of the parts, one after the other. */
  byte[] mac(byte[]... parts) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      for (byte[] part : parts) {
        mac.update(part);
      }
      return mac.doFinal();
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("this Java has no HMAC-SHA256", e);
    }
  }

  /** Whether a MAC is this key's; takes the same time for every wrong one. */
  boolean verifies(byte[] mac, byte[]... parts) {
    return MessageDigest.isEqual(mac, mac(parts));
  }

  @Override
  public String toString() {
    return "MAC key";
  }
}
