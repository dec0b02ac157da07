package io.barto.cli.calendar;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Map;

/** Instants as people read them. */
final class FireTimes {
  private static final String SECONDS = "uuuu-MM-dd HH:mm:ss";

  /** Named here, as loading a locale's names takes longer than all the rest. */
  private static final Map<Long, String> WEEKDAYS =
      Map.of(1L, "Mon", 2L, "Tue", 3L, "Wed", 4L, "Thu", 5L, "Fri", 6L, "Sat", 7L, "Sun");

  private static final DateTimeFormatter LOCAL =
      new DateTimeFormatterBuilder()
          .appendText(ChronoField.DAY_OF_WEEK, WEEKDAYS)
          .appendPattern(" " + SECONDS + " xxx")
          .toFormatter(Locale.ROOT);

  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern(SECONDS + "'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private FireTimes() {}

  /** {@code Mon 2026-11-23 10:00:00 +01:00}. */
  static String in(ZoneId zone, Instant instant) {
    return LOCAL.format(instant.atZone(zone));
  }

  /** {@code 2026-11-23 09:00:00Z}. */
  static String inUtc(Instant instant) {
    return UTC.format(instant);
  }
}
