package io.barto.config;

import java.util.Base64;

/** The shapes of passwords and keys. Their messages say nothing of the value. */
final class Secrets {
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
        if (raw instanceof String text && !text.isBlank()) {
          return Secret.of(text.strip());
        }
        throw Mismatch.expectedSecret("a key in quotes", raw);
      };

  /** Base64 of the 32 bytes of an Ed25519 seed. */
  static final Shape<Secret> SEED = raw -> Secret.of(base64Of32Bytes(raw));

  /** Base64 of the 32 bytes of an Ed25519 public key; no secret, but shown by nobody either. */
  static final Shape<String> PUBLIC_KEY = Secrets::base64Of32Bytes;

  /** A token for an HTTP header. */
  static final Shape<Secret> TOKEN =
      raw -> {
        if (raw instanceof String text && text.strip().matches("[!-~]+")) {
          return Secret.of(text.strip());
        }
        throw Mismatch.expectedSecret("a key in quotes, of ASCII characters without blanks", raw);
      };

  private static final String WANTED = "base64 of the 32 bytes of an Ed25519 key";

  private Secrets() {}

  private static String base64Of32Bytes(Object raw) throws Mismatch {
    if (!(raw instanceof String text) || text.isBlank()) {
      throw Mismatch.expectedSecret(WANTED, raw);
    }
    int length;
    try {
      length = Base64.getDecoder().decode(text.strip()).length;
    } catch (IllegalArgumentException e) {
      throw new Mismatch("expected " + WANTED + ", found what is no base64");
    }
    if (length != 32) {
      throw new Mismatch("expected " + WANTED + ", found " + length + " bytes");
    }
    return text.strip();
  }
}
