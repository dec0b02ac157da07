package io.barto.worker.journal;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When a closed fire may be forgotten. */
final class Oldness {
  /** How long after its nominal time a closed fire below its schedule's mark is known. */
  static final Duration SHORT_MEMORY = Duration.ofHours(1);

  private Oldness() {}

  /**
   * Whether a closed fire may be forgotten.
   *
   * @param mark of its schedule; null: it has none
   */
  static boolean of(AcceptedFire fire, @Nullable Instant mark, Instant now) {
    Instant notAfter = fire.notAfter();
    if (notAfter != null && !notAfter.isBefore(now)) {
      return false;
    }
    Duration memory = isBelow(mark, fire) ? SHORT_MEMORY : FireFacts.MEMORY;
    return fire.nominal().plus(memory).isBefore(now);
  }

  // the mark says nothing of what people ask for, of retries, or of version 1's double names
  private static boolean isBelow(@Nullable Instant mark, AcceptedFire fire) {
    return mark != null
        && fire.notAfter() == null
        && fire.attempt() == 1
        && fire.generation() > 0
        && !fire.nominal().isAfter(mark);
  }
}
