package io.barto.security;

import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/** The server's Ed25519 key, with which it signs. Safe for use by several threads. */
public final class SigningKey {
  /** Bytes of a signature. */
  public static final int SIGNATURE_BYTES = 64;

  private static final int SEED_BYTES = 32;

  private final PrivateKey key;
  private final VerifyingKey verifyingKey;

  private SigningKey(PrivateKey key, VerifyingKey verifyingKey) {
    this.key = key;
    this.verifyingKey = verifyingKey;
  }

  /**
   * Reads a key.
   *
   * @param seed base64 of the seed's 32 bytes
   * @throws IllegalArgumentException where it is something else; never tells what
   */
  public static SigningKey ofBase64(String seed) {
    return ofSeed(decoded(seed));
  }

  /**
   * The key of a seed. The JDK has no other way from a seed to the public key than to generate a
   * pair from these very random bytes; that it did so is checked.
   */
  static SigningKey ofSeed(byte[] seed) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
      generator.initialize(NamedParameterSpec.ED25519, new Seed(seed));
      KeyPair pair = generator.generateKeyPair();
      byte[] used = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
      if (!Arrays.equals(used, seed)) {
        throw new IllegalStateException("this Java can't make an Ed25519 key of a seed");
      }
      var verifying = VerifyingKey.of((EdECPublicKey) pair.getPublic());
      return new SigningKey(pair.getPrivate(), verifying);
    } catch (NoSuchAlgorithmException | InvalidAlgorithmParameterException e) {
      throw new IllegalStateException("this Java has no Ed25519", e);
    }
  }

  static byte[] decoded(String base64) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(base64.strip());
    } catch (IllegalArgumentException e) {
      // the cause would quote a character of the key
      throw new IllegalArgumentException("an Ed25519 key must be base64 of 32 bytes");
    }
    if (bytes.length != SEED_BYTES) {
      throw new IllegalArgumentException(
          "an Ed25519 key must be base64 of 32 bytes, these are " + bytes.length);
    }
    return bytes;
  }

  /** Signs the parts, one after the other. */
  byte[] sign(byte[]... parts) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(key);
      for (byte[] part : parts) {
        signature.update(part);
      }
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("signing failed", e);
    }
  }

  /** The key that others verify with. */
  public VerifyingKey verifyingKey() {
    return verifyingKey;
  }

  @Override
  public String toString() {
    return "signing key " + verifyingKey.fingerprint();
  }

  /** Gives out a seed where a generator asks for randomness. */
  private static final class Seed extends SecureRandom {
    private static final long serialVersionUID = 1;
    private final transient byte[] bytes;

    Seed(byte[] bytes) {
      this.bytes = bytes.clone();
    }

    @Override
    public void nextBytes(byte[] target) {
      System.arraycopy(bytes, 0, target, 0, target.length);
    }
  }
}
