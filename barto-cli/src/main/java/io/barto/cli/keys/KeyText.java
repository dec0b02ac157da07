package io.barto.cli.keys;

import java.security.SecureRandom;
import java.util.Base64;

/** Makes keys, as the text that stands in a configuration: 32 random bytes each. */
final class KeyText {
  private static final int BYTES = 32;

  /** By which a key is known for one where it does not belong, such as a repository. */
  private static final String API_PREFIX = "barto_";

  private final SecureRandom random;

  KeyText(SecureRandom random) {
    this.random = random;
  }

  /** Any 32 bytes are a seed (RFC 8032, 5.1.5). */
  String seed() {
    return Base64.getEncoder().encodeToString(bytes());
  }

  String hmac() {
    return Base64.getEncoder().encodeToString(bytes());
  }

  /** Fit for a header, a shell and an address. */
  String api() {
    return API_PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes());
  }

  private byte[] bytes() {
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return bytes;
  }
}
