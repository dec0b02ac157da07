package io.barto.config;

import static java.util.Objects.requireNonNull;

/**
 * A key with the value that holds, and where that comes from.
 *
 * @param key the key's full path such as {@code actix.port}
 * @param value as it would stand in the file; stars for a secret
 * @param source what kind of place it comes from
 * @param place the file with the line, the variable, or the secret's file; empty for a default
 */
public record Setting(String key, String value, Source source, String place) {
  public Setting {
    requireNonNull(key, "key");
    requireNonNull(value, "value");
    requireNonNull(source, "source");
    requireNonNull(place, "place");
  }

  /** The kinds of places, the last of which goes before the others. */
  public enum Source {
    /** Nobody has set it. */
    DEFAULT,
    /** The configuration file. */
    FILE,
    /** A file of its own, that holds the secret. */
    SECRET_FILE,
    /** A variable. */
    ENVIRONMENT
  }
}
