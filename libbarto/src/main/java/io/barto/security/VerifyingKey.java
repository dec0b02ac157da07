package io.barto.security;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** The server's public Ed25519 key. Safe for use by several threads. */
public final class VerifyingKey {
  private static final int BYTES = 32;
  private static final int FINGERPRINT_BYTES = 8;

  private final PublicKey key;
  private final byte[] bytes;

  private VerifyingKey(PublicKey key, byte[] bytes) {
    this.key = key;
    this.bytes = bytes;
  }

  /**
   * Reads a key.
   *
   * @param base64 of its 32 bytes (RFC 8032, 5.1.5)
   * @throws IllegalArgumentException where it is something else
   */
  public static VerifyingKey ofBase64(String base64) {
    byte[] bytes = SigningKey.decoded(base64);
    byte[] y = reversed(bytes);
    boolean oddX = y[0] < 0;
    y[0] &= 0x7f;
    var point = new EdECPoint(oddX, new BigInteger(1, y));
    var spec = new EdECPublicKeySpec(NamedParameterSpec.ED25519, point);
    try {
      PublicKey key = KeyFactory.getInstance("Ed25519").generatePublic(spec);
      // only here does the JDK look whether this is a point of the curve
      Signature.getInstance("Ed25519").initVerify(key);
      return new VerifyingKey(key, bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no Ed25519", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("these 32 bytes are no Ed25519 public key", e);
    }
  }

  static VerifyingKey of(EdECPublicKey key) {
    byte[] y = key.getPoint().getY().toByteArray();
    var bytes = new byte[BYTES];
    for (int i = 0; i < Math.min(y.length, BYTES); i++) {
      bytes[i] = y[y.length - 1 - i];
    }
    if (key.getPoint().isXOdd()) {
      bytes[BYTES - 1] |= (byte) 0x80;
    }
    return new VerifyingKey(key, bytes);
  }

  private static byte[] reversed(byte[] bytes) {
    var reversed = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      reversed[i] = bytes[bytes.length - 1 - i];
    }
    return reversed;
  }

  /** Whether a signature is this key's, over the parts one after the other. */
  boolean verifies(byte[] signature, byte[]... parts) {
    try {
      Signature verification = Signature.getInstance("Ed25519");
      verification.initVerify(key);
      for (byte[] part : parts) {
        verification.update(part);
      }
      return verification.verify(signature);
    } catch (SignatureException e) {
      return false; // not even the form of one
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("verifying failed", e);
    }
  }

  /** The key, as configurations have it. */
  public String base64() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** The first 8 bytes of the key's SHA-256, in hex: short enough to compare by eye. */
  public String fingerprint() {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(Arrays.copyOf(hash, FINGERPRINT_BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "public key " + fingerprint();
  }
}
