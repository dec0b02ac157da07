package io.barto.worker.run;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How often it is worth looking at a run: every few milliseconds while something happens, five
 * times a second while nothing does. Files are looked at rather than watched, as watching costs a
 * descriptor a run and is slower than this on macOS.
 */
final class Pace {
  private static final long STARTING = Duration.ofMillis(2).toNanos();
  private static final long SHORTEST = Duration.ofMillis(10).toNanos();
  private static final long LONGEST = Duration.ofMillis(200).toNanos();

  private final LongSupplier nanos;
  private long news;
  private long next;

  Pace(LongSupplier nanos) {
    this.nanos = nanos;
    this.news = nanos.getAsLong();
    this.next = news;
  }

  /** How long until it is time to look, in nanoseconds; 0 or less: it is. */
  long left() {
    return next - nanos.getAsLong();
  }

  /** Something is known to have happened. */
  void hurry() {
    next = nanos.getAsLong();
  }

  /**
   * Somebody has looked.
   *
   * @param found whether something had happened; then there may be more of it
   * @param starting whether the run's start is still awaited
   */
  void looked(boolean found, boolean starting) {
    long now = nanos.getAsLong();
    if (found) {
      news = now;
      next = now;
      return;
    }
    long least = starting ? STARTING : SHORTEST;
    next = now + Math.max(least, Math.min((now - news) / 4, LONGEST));
  }
}
