package io.barto.benchmark;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Date;
import java.util.SplittableRandom;

/** Moments of the years 2020 to 2039, the same in each run, in the type of each library. */
final class Starts {
  static final int COUNT = 1024;

  private static final long SEED = 20_261_123;

  final long[] seconds;
  final Instant[] instants;
  final Date[] dates;
  final ZonedDateTime[] zoned;

  Starts(ZoneId zone) {
    seconds =
        new SplittableRandom(SEED)
            .longs(
                COUNT,
                Instant.parse("2020-01-01T00:00:00Z").getEpochSecond(),
                Instant.parse("2040-01-01T00:00:00Z").getEpochSecond())
            .toArray();
    instants = Arrays.stream(seconds).mapToObj(Instant::ofEpochSecond).toArray(Instant[]::new);
    dates = Arrays.stream(instants).map(Date::from).toArray(Date[]::new);
    zoned =
        Arrays.stream(instants).map(instant -> instant.atZone(zone)).toArray(ZonedDateTime[]::new);
  }
}
