package io.barto.cli.answer;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.zone.ZoneRules;
import org.jspecify.annotations.Nullable;

/** Times as people read them: in their zone, with how far off they are. */
public final class Times {
  /** On a screen of fewer columns, what is clear anyway of a time is left out. */
  public static final int NARROW = 100;

  /** Beyond this it is not clear any more which year a month and a day are of. */
  private static final Duration FAR = Duration.ofDays(180);

  private static final int TO_GROW = 10;
  private static final int DATE = "2026-11-23".length();
  private static final int MONTH = "2026-".length();
  private static final int TO_THE_MINUTE = "2026-11-23 10:00".length();

  private final ZoneRules zone;
  private final boolean utc;
  private final Instant now;
  private final boolean narrow;

  /**
   * @param utc whether people have asked for UTC
   * @param now from which distances are counted
   * @param narrow whether there is little room: what is clear anyway is left out
   */
  public Times(ZoneId zone, boolean utc, Instant now, boolean narrow) {
    this.narrow = narrow;
    this.zone = zone.getRules();
    this.utc = utc;
    this.now = now;
  }

  /** The time to the millisecond. */
  public String show(Instant time) {
    return clock(time) + '.' + digits(Math.floorMod(time.toEpochMilli(), 1000), 3) + suffix();
  }

  /** The time to the second. A library's formatter would take longer than all the rest. */
  public String toTheSecond(Instant time) {
    return clock(time) + suffix();
  }

  /** Times that are not the reader's own say so. */
  private String suffix() {
    return utc ? "Z" : "";
  }

  private String clock(Instant time) {
    ZoneOffset offset = zone.getOffset(time);
    OffsetDateTime local = time.atOffset(offset);
    return local.toLocalDate()
        + " "
        + digits(local.getHour(), 2)
        + ':'
        + digits(local.getMinute(), 2)
        + ':'
        + digits(local.getSecond(), 2);
  }

  private static String digits(int number, int least) {
    String digits = Integer.toString(number);
    return "0".repeat(Math.max(0, least - digits.length())) + digits;
  }

  /** The time to the second, and how far off it is. */
  public String showWithDistance(Instant time) {
    return (narrow ? shortly(time) : toTheSecond(time)) + " (" + distance(time) + ")";
  }

  /** Today's without the date, far ones without the hour, the others without year and seconds. */
  private String shortly(Instant time) {
    String whole = toTheSecond(time);
    if (Duration.between(now, time).abs().compareTo(FAR) > 0) {
      return whole.substring(0, DATE);
    }
    boolean today = whole.startsWith(clock(now).substring(0, DATE));
    return today ? whole.substring(DATE + 1) : whole.substring(MONTH, TO_THE_MINUTE) + suffix();
  }

  /**
   * How wide a table of so many columns is where times are whole, if it is so wide now.
   *
   * @param moments how many of its columns are times with their distance
   */
  int whole(int columns, int moments) {
    boolean grows = narrow && columns > NARROW - TO_GROW;
    return grows ? Math.max(NARROW, columns + moments * (DATE + 1)) : columns;
  }

  /** {@code in 3 h}, {@code 2 d ago} or {@code now}. */
  public String distance(Instant time) {
    return Distance.of(Duration.between(now, time), 1);
  }

  /** How long something took, as people say it. */
  public static String length(Duration duration) {
    long millis = duration.toMillis();
    if (millis < 60_000) {
      return millis / 1000 + "." + digits((int) (millis % 1000 / 10), 2) + " s";
    }
    long seconds = millis / 1000;
    if (seconds < 3600) {
      return seconds / 60 + " min " + seconds % 60 + " s";
    }
    return seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
  }

  /** The time of a stamp of the wire; null where it is none. */
  public static @Nullable Instant parse(@Nullable String timestamp) {
    try {
      return timestamp == null ? null : OffsetDateTime.parse(timestamp).toInstant();
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
