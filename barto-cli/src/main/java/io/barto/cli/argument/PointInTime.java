package io.barto.cli.argument;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A time as people type it: RFC 3339, {@code 2026-11-23}, {@code "2026-11-23 10:00"}, {@code now},
 * {@code today}, {@code yesterday}, or a span before now such as {@code 2h}.
 *
 * @param text settled only where zone and clock are known
 */
public record PointInTime(String text) {
  /** What may be typed, for help. */
  public static final String FORMS =
      "RFC 3339, YYYY-MM-DD[ HH:MM[:SS]], now, today, yesterday, or a span before now such as 2h";

  /** What lies before is a slip, and not every database can compare with it. */
  public static final int FIRST_YEAR = 1970;

  /** What lies after is a slip. */
  public static final int LAST_YEAR = 2999;

  /** Reads one from the command line. */
  public static final class Converter implements ITypeConverter<PointInTime> {
    @Override
    public PointInTime convert(String text) {
      var point = new PointInTime(text);
      point.in(ZoneOffset.UTC, Instant.EPOCH); // what is wrong with it is so in any zone
      return point;
    }
  }

  /** The time that was meant, the zone's clock being read where no offset was typed. */
  public Instant in(ZoneId zone, Instant now) {
    String given = text.strip().toLowerCase(Locale.ROOT);
    if (Span.isOne(given)) {
      return now.minus(Span.parse(given).duration());
    }
    LocalDate today = now.atZone(zone).toLocalDate();
    try {
      return switch (given) {
        case "now" -> now;
        case "today" -> today.atStartOfDay(zone).toInstant();
        case "yesterday" -> today.minusDays(1).atStartOfDay(zone).toInstant();
        default -> written(zone);
      };
    } catch (DateTimeException e) {
      throw new TypeConversionException("expected " + FORMS + found());
    }
  }

  private Instant written(ZoneId zone) {
    String joined = text.strip().replace(' ', 'T').toUpperCase(Locale.ROOT);
    if (joined.matches("[^T]*")) {
      LocalDate date = LocalDate.parse(joined);
      checkYear(date.getYear());
      return date.atStartOfDay(zone).toInstant();
    }
    if (joined.matches(".*(Z|[+-]\\d\\d:\\d\\d)")) {
      OffsetDateTime time = OffsetDateTime.parse(joined);
      checkYear(time.getYear());
      return time.toInstant();
    }
    LocalDateTime time = LocalDateTime.parse(joined);
    checkYear(time.getYear());
    return time.atZone(zone).toInstant();
  }

  private void checkYear(int year) {
    if (year < FIRST_YEAR || year > LAST_YEAR) {
      throw new TypeConversionException(
          "expected a time of the years " + FIRST_YEAR + " to " + LAST_YEAR + found());
    }
  }

  private String found() {
    return ", but found \"" + text + '"';
  }
}
