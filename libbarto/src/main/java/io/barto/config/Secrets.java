package io.barto.config;

import java.util.Base64;
import java.util.function.Function;

/** The shapes of passwords and keys. Their messages say nothing of the value. */
final class Secrets {
  private static final int KEY_BYTES = 32;
  private static final String WANTED_SEED = "base64 of the 32 bytes of an Ed25519 seed";
  private static final String WANTED_PUBLIC = "base64 of the 32 bytes of an Ed25519 public key";

  /** What the database knows as a password: may be empty, may have blanks at its ends. */
  static final Shape<Secret> PASSWORD =
      raw -> {
        if (raw instanceof String text) {
          return Secret.of(text);
        }
        throw Mismatch.expectedSecret("a password in quotes", raw);
      };

  /** A shared key, used as it stands. */
  static final Shape<Secret> SHARED_KEY =
      raw -> {
        if (raw instanceof String text && text.contains("-----BEGIN ")) {
          throw new Mismatch(
              "expected a key in quotes, found a PEM; make one: barto-cli keys generate hmac");
        }
        if (raw instanceof String text && !text.isBlank()) {
          return Secret.of(text.strip());
        }
        throw Mismatch.expectedSecret("a key in quotes", raw);
      };

  /** Base64 of the 32 bytes of an Ed25519 seed. */
  static final Shape<Secret> SEED =
      raw -> Secret.of(base64Of32Bytes(raw, WANTED_SEED, KeyMend::ofSeed));

  /** Base64 of the 32 bytes of an Ed25519 public key; no secret, but shown by nobody either. */
  static final Shape<String> PUBLIC_KEY = Secrets::publicKey;

  /** A token for an HTTP header. */
  static final Shape<Secret> TOKEN =
      raw -> {
        if (raw instanceof String text && text.strip().matches("[!-~]+")) {
          return Secret.of(text.strip());
        }
        throw Mismatch.expectedSecret("a key in quotes, of ASCII characters without blanks", raw);
      };

  private Secrets() {}

  private static String publicKey(Object raw) throws Mismatch {
    String text = base64Of32Bytes(raw, WANTED_PUBLIC, KeyMend::ofPublicKey);
    if (!KeyFormat.isPublicKey(Base64.getDecoder().decode(text))) {
      throw new Mismatch(
          "expected "
              + WANTED_PUBLIC
              + ", found 32 bytes that are none. Is it the seed (signing_key)? That belongs on the"
              + " server only; barto-cli keys public makes the public key of it");
    }
    return text;
  }

  private static String base64Of32Bytes(Object raw, String wanted, Function<KeyFormat, String> mend)
      throws Mismatch {
    if (!(raw instanceof String given) || given.isBlank()) {
      throw Mismatch.expectedSecret(wanted, raw);
    }
    String text = given.strip();
    int length = KeyFormat.decoded(text).map(bytes -> bytes.length).orElse(0);
    KeyFormat format = length == KEY_BYTES ? KeyFormat.UNKNOWN : KeyFormat.of(text);
    if (length > 0 && length != KEY_BYTES && format == KeyFormat.UNKNOWN) {
      throw new Mismatch("expected " + wanted + ", found " + length + " bytes");
    }
    if (length == KEY_BYTES && text.matches("(?s).*\\s.*")) {
      throw new Mismatch("expected " + wanted + ", found blanks or line breaks in it");
    }
    if (length != KEY_BYTES) {
      throw new Mismatch("expected " + wanted + ", found " + mend.apply(format));
    }
    return text;
  }
}
