package io.barto.cli.request;

import io.barto.cli.terminal.DisplayOptions;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A time as people type it: RFC 3339, {@code 2026-11-23}, {@code "2026-11-23 10:00"}, {@code
 * today}, {@code yesterday}, or a span before now such as {@code 2h}.
 *
 * @param text settled only where zone and clock are known
 */
public record PointInTime(String text) {
  /** What may be typed, for help. */
  public static final String FORMS =
      "RFC 3339, YYYY-MM-DD[ HH:MM[:SS]], today, yesterday, or a span before now such as 2h";

  /** Reads one from the command line. */
  public static final class Converter implements ITypeConverter<PointInTime> {
    @Override
    public PointInTime convert(String text) {
      var point = new PointInTime(text);
      Clock any = Clock.systemUTC();
      point.on(any, any.getZone());
      return point;
    }
  }

  /** The time that was meant; null: none was given. */
  public static @Nullable Instant of(@Nullable PointInTime point, Console console) {
    if (point == null) {
      return null;
    }
    DisplayOptions display = console.display();
    Clock clock = console.surroundings().clock();
    return point.on(clock, display.zone(clock.getZone()));
  }

  Instant on(Clock clock, ZoneId zone) {
    String given = text.strip().toLowerCase(Locale.ROOT);
    if (Span.isOne(given)) {
      return clock.instant().minus(Span.parse(given).duration());
    }
    LocalDate today = clock.instant().atZone(zone).toLocalDate();
    try {
      return switch (given) {
        case "now" -> clock.instant();
        case "today" -> today.atStartOfDay(zone).toInstant();
        case "yesterday" -> today.minusDays(1).atStartOfDay(zone).toInstant();
        default -> written(text.strip(), zone);
      };
    } catch (DateTimeException e) {
      throw new TypeConversionException("expected " + FORMS + ", but found \"" + text + '"');
    }
  }

  private static Instant written(String text, ZoneId zone) {
    if (text.length() == 10) {
      return LocalDate.parse(text).atStartOfDay(zone).toInstant();
    }
    String joined = text.replace(' ', 'T').toUpperCase(Locale.ROOT);
    boolean offset = joined.matches(".*(Z|[+-]\\d\\d:\\d\\d)");
    return offset
        ? OffsetDateTime.parse(joined).toInstant()
        : LocalDateTime.parse(joined).atZone(zone).toInstant();
  }
}
