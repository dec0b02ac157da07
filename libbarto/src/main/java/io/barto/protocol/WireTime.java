package io.barto.protocol;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoField;

/**
 * Times as version 2 writes them. They lie in the years 0 to 9999, so that whatever takes them from
 * here (a database, a formatter) can hold them.
 */
final class WireTime {
  private static final long MICROS = 1_000_000;
  private static final Instant MIN = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant MAX = Instant.parse("9999-12-31T23:59:59.999999999Z");

  private WireTime() {}

  static long toMicros(Instant time) {
    return toSeconds(time) * MICROS + time.get(ChronoField.MICRO_OF_SECOND);
  }

  static long toSeconds(Instant time) {
    if (!isInRange(time)) {
      throw new IllegalArgumentException(time + " can't be sent: not in the years 0 to 9999");
    }
    return time.getEpochSecond();
  }

  static Instant ofMicros(long micros) {
    long nanos = Math.floorMod(micros, MICROS) * 1_000;
    return checked(Instant.ofEpochSecond(Math.floorDiv(micros, MICROS), nanos));
  }

  static Instant ofSeconds(long seconds) {
    return checked(Instant.ofEpochSecond(seconds));
  }

  private static Instant checked(Instant time) {
    if (!isInRange(time)) {
      throw new DateTimeException("not in the years 0 to 9999");
    }
    return time;
  }

  private static boolean isInRange(Instant time) {
    return !time.isBefore(MIN) && !time.isAfter(MAX);
  }
}
