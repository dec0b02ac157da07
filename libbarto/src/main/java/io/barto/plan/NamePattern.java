package io.barto.plan;

import static java.util.Objects.requireNonNull;

/**
 * A pattern of worker names: {@code *} stands for any characters, also none; everything else for
 * itself.
 *
 * @param text as it is written in the configuration
 */
public record NamePattern(String text) {
  public NamePattern {
    requireNonNull(text, "text");
  }

  /** Whether a name fits. Takes time in proportion to both lengths at most, whatever they are. */
  public boolean matches(String name) {
    int at = 0;
    int in = 0;
    int star = -1;
    int resume = 0;
    while (in < name.length()) {
      if (at < text.length() && text.charAt(at) == '*') {
        star = at++;
        resume = in;
      } else if (at < text.length() && text.charAt(at) == name.charAt(in)) {
        at++;
        in++;
      } else if (star >= 0) {
        at = star + 1;
        in = ++resume;
      } else {
        return false;
      }
    }
    return text.substring(at).chars().allMatch(c -> c == '*');
  }

  @Override
  public String toString() {
    return text;
  }
}
