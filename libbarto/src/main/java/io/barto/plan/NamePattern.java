package io.barto.plan;

import static java.util.Objects.requireNonNull;

/**
 * A pattern of names: {@code *} stands for any characters, also none, {@code ?} for one; everything
 * else for itself.
 *
 * @param text as it is written in the configuration
 */
public record NamePattern(String text) {
  public NamePattern {
    requireNonNull(text, "text");
  }

  /**
   * Whether a whole name fits. Takes time in proportion to the product of both lengths at most,
   * whatever a peer calls itself.
   */
  public boolean matches(String name) {
    int[] wanted = text.codePoints().toArray();
    int[] given = name.codePoints().toArray();
    int at = 0;
    int in = 0;
    int star = -1;
    int resume = 0;
    while (in < given.length) {
      if (at < wanted.length && wanted[at] == '*') {
        star = at++;
        resume = in;
      } else if (at < wanted.length && (wanted[at] == '?' || wanted[at] == given[in])) {
        at++;
        in++;
      } else if (star >= 0) {
        // the last star takes one more character; an earlier one never needs to
        at = star + 1;
        in = ++resume;
      } else {
        return false;
      }
    }
    while (at < wanted.length && wanted[at] == '*') {
      at++;
    }
    return at == wanted.length;
  }

  @Override
  public String toString() {
    return text;
  }
}
