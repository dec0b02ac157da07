package io.barto.selftest.check;

import java.util.List;

/**
 * What came of checking one promise.
 *
 * @param promise in words
 * @param counted how much of what was checked, in words
 * @param violations one line each; none: it was kept
 */
public record Finding(String promise, String counted, List<String> violations) {
  public Finding {
    violations = List.copyOf(violations);
  }

  public boolean isKept() {
    return violations.isEmpty();
  }
}
