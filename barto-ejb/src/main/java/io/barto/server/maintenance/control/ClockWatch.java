package io.barto.server.maintenance.control;

import java.time.Duration;
import java.time.Instant;

/**
 * What is known of the difference between this host's clock and the database's, and when it must be
 * measured anew: now and then, and as soon as this clock has made a step against the running time
 * of the machine. Safe for use by several threads.
 */
public final class ClockWatch {
  /** From here on people are told. */
  public static final Duration TELLING = Duration.ofSeconds(2);

  /** Beyond this nothing is claimed. */
  public static final Duration BEARABLE = Duration.ofSeconds(60);

  private static final long VALID_NANOS = Duration.ofSeconds(10).toNanos();
  private static final long RETRY_NANOS = Duration.ofSeconds(5).toNanos();
  private static final Duration STEP = Duration.ofSeconds(2);

  private Duration offset = Duration.ZERO;
  private boolean measured;
  private Instant wall = Instant.EPOCH;
  private long nanos;
  private long tried = Long.MIN_VALUE / 2;

  /** Whether what is known may not hold any more. */
  public synchronized boolean isDue(Instant nowWall, long nowNanos) {
    if (nowNanos - tried < RETRY_NANOS) {
      return false;
    }
    if (!measured || nowNanos - nanos > VALID_NANOS) {
      return true;
    }
    Duration expected = Duration.ofNanos(nowNanos - nanos);
    return Duration.between(wall, nowWall).minus(expected).abs().compareTo(STEP) > 0;
  }

  /** Notes that the database did not answer; it is left alone for a while. */
  public synchronized void failed(long nowNanos) {
    tried = nowNanos;
  }

  /**
   * Notes a measurement.
   *
   * @param before this clock as the database was asked
   * @param database what it said
   * @param tookNanos how long it took to answer
   * @param nowNanos of a clock that only runs on, as it had answered
   */
  public synchronized void measured(
      Instant before, Instant database, long tookNanos, long nowNanos) {
    offset = Duration.between(before.plusNanos(tookNanos / 2), database);
    wall = before.plusNanos(tookNanos);
    nanos = nowNanos;
    measured = true;
  }

  /** How far the database's clock is ahead; negative: behind. */
  public synchronized Duration offset() {
    return offset;
  }

  /** Whether the two agree well enough to claim by this one. */
  public synchronized boolean isBearable() {
    return offset.abs().compareTo(BEARABLE) <= 0;
  }

  /** Whether people should know. */
  public synchronized boolean isToBeTold() {
    return offset.abs().compareTo(TELLING) > 0;
  }
}
