package io.barto.server.access.control;

/**
 * A pattern of names: {@code *} stands for any characters, {@code ?} for one. Takes time in
 * proportion to both lengths at most, whatever a peer calls itself.
 */
public final class NamePattern {
  private NamePattern() {}

  /** Whether a whole name fits. */
  public static boolean matches(String pattern, String name) {
    int[] wanted = pattern.codePoints().toArray();
    int[] given = name.codePoints().toArray();
    int p = 0;
    int star = -1;
    int resumeAt = 0;
    for (int n = 0; n < given.length; ) {
      if (p < wanted.length && wanted[p] == '*') {
        star = p++;
        resumeAt = n;
      } else if (p < wanted.length && (wanted[p] == '?' || wanted[p] == given[n])) {
        p++;
        n++;
      } else if (star >= 0) {
        // the last star takes one more character; an earlier one never needs to
        p = star + 1;
        n = ++resumeAt;
      } else {
        return false;
      }
    }
    while (p < wanted.length && wanted[p] == '*') {
      p++;
    }
    return p == wanted.length;
  }
}
