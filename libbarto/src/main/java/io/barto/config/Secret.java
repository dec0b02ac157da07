package io.barto.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.security.MessageDigest;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** A value that must not be seen: it prints as stars wherever it ends up by mistake. */
public final class Secret {
  private final String value;

  private Secret(String value) {
    this.value = requireNonNull(value, "value");
  }

  /** Hides a text. */
  public static Secret of(String value) {
    return new Secret(value);
  }

  /** The text itself, for the one place that needs it. */
  public String reveal() {
    return value;
  }

  /** The text's UTF-8 bytes. */
  public byte[] bytes() {
    return value.getBytes(UTF_8);
  }

  /**
   * The bytes that the text stands for in base64, white space around it aside.
   *
   * @throws IllegalStateException where it is no base64; never tells the text
   */
  public byte[] decoded() {
    try {
      return Base64.getDecoder().decode(value.strip());
    } catch (IllegalArgumentException e) {
      // the cause would quote a character of the secret
      throw new IllegalStateException("the secret is not base64");
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Secret secret && MessageDigest.isEqual(bytes(), secret.bytes());
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return "****";
  }
}
