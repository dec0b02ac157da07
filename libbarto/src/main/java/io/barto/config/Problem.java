package io.barto.config;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;

/**
 * One thing that is wrong with a configuration, for people. Never holds a secret.
 *
 * @param source the file, or the environment variable
 * @param line from 1; 0 where the source has none
 * @param column from 1; 0 where the source has none
 * @param key the key's full path such as {@code actix.port}; empty where no key is concerned
 * @param message what was expected, what was found, and what to do
 */
public record Problem(String source, int line, int column, String key, String message) {
  /** Those of a file in its order, those without a place last. */
  static final Comparator<Problem> BY_PLACE =
      Comparator.comparing((Problem p) -> p.line() == 0)
          .thenComparingInt(Problem::line)
          .thenComparingInt(Problem::column);

  public Problem {
    requireNonNull(source, "source");
    requireNonNull(key, "key");
    requireNonNull(message, "message");
  }

  /** {@code bartos.toml:12:1: actix.port: expected a port number 1-65535, found "http"}. */
  @Override
  public String toString() {
    var text = new StringBuilder(source);
    if (line > 0) {
      text.append(':').append(line).append(':').append(column);
    }
    text.append(": ");
    if (!key.isEmpty()) {
      text.append(key).append(": ");
    }
    return text.append(message).toString();
  }
}
