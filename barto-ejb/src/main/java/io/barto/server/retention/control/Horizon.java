package io.barto.server.retention.control;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/**
 * Before when what has ended is not kept; never before 1970, from when nothing is. (The database's
 * driver writes a year before the first as one after it: with that, everything would be old.)
 *
 * @param output of runs that ended before
 * @param runs that ended before
 */
public record Horizon(Instant output, Instant runs) {
  public Horizon {
    output = sensible(output);
    runs = sensible(runs);
  }

  private static Instant sensible(Instant time) {
    return time.isBefore(Instant.EPOCH) ? Instant.EPOCH : time;
  }

  /** The longest age, in days, that anything can have. */
  public static long mostDays(Instant now) {
    return Duration.between(Instant.EPOCH, now).toDays();
  }

  /** By the days of the configuration. */
  public static Horizon ofDays(Instant now, int outputDays, int runsDays) {
    return new Horizon(
        now.minus(Duration.ofDays(outputDays)), now.minus(Duration.ofDays(runsDays)));
  }

  /** Both by an age; none means everything before today, in UTC. */
  public static Horizon ofAge(Instant now, Duration age) {
    Instant before = age.isZero() ? now.truncatedTo(ChronoUnit.DAYS) : now.minus(age);
    return new Horizon(before, before);
  }

  /**
   * The first time after an instant that it is so late in a zone; a time that is skipped is later.
   */
  public static Instant nextNight(Instant after, LocalTime time, ZoneId zone) {
    ZonedDateTime local = after.atZone(zone);
    ZonedDateTime today = local.toLocalDate().atTime(time).atZone(zone);
    return today.toInstant().isAfter(after)
        ? today.toInstant()
        : local.toLocalDate().plusDays(1).atTime(time).atZone(zone).toInstant();
  }
}
