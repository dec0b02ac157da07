package io.barto.worker.connection;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt to connect: 1, 2, 4 ... seconds, doubled {@code
 * retryCount} times at most and never more than a minute, of which half is random, so that the
 * workers of a server that comes back do not all come at once.
 *
 * @param retryCount from the configuration
 */
record Backoff(int retryCount, RandomGenerator random) {
  private static final long LONGEST = Duration.ofMinutes(1).toMillis();

  /**
   * @param failures in a row so far, from 1
   */
  Duration after(int failures) {
    int doubled = Math.min(failures - 1, Math.min(Math.max(retryCount, 0), 16));
    long most = Math.min(LONGEST, 1000L << doubled);
    return Duration.ofMillis(most / 2 + random.nextLong(most / 2 + 1));
  }

  /** Whether people are still to be warned of each failure. */
  boolean warns(int failures) {
    return failures <= Math.max(retryCount, 1);
  }
}
