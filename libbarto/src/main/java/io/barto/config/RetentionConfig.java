package io.barto.config;

import static java.util.Objects.requireNonNull;

import java.time.LocalTime;

/**
 * {@code [retention]}: how long what has ended is kept. The table and each of its keys may be
 * absent.
 *
 * @param outputDays how many days output is kept after its run has ended; no more than the runs
 * @param runsDays how many days runs are kept after they have ended
 * @param atTime at which time of day, in the server's zone, the server deletes what is older
 */
public record RetentionConfig(int outputDays, int runsDays, LocalTime atTime) {
  /** What holds without {@code [retention]}. */
  public static final RetentionConfig DEFAULT = new RetentionConfig(30, 30, LocalTime.of(3, 17));

  public RetentionConfig {
    requireNonNull(atTime, "atTime");
  }
}
