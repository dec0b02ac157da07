package io.barto.cli.calendar;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A time as it was typed: with an offset an instant, without one a reading of the clock of a zone
 * that is not known yet.
 */
final class TimeArgument {
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
  private static final Pattern WITH_OFFSET = Pattern.compile("(?i).*(Z|[+-]\\d\\d:\\d\\d)");

  private final @Nullable OffsetDateTime exact;
  private final LocalDateTime local;

  private TimeArgument(@Nullable OffsetDateTime exact, LocalDateTime local) {
    this.exact = exact;
    this.local = local;
  }

  static TimeArgument parse(String text) {
    String iso = text.strip().replace(' ', 'T').replace('t', 'T').replace('z', 'Z');
    if (DATE.matcher(iso).matches()) {
      return new TimeArgument(null, LocalDate.parse(iso).atStartOfDay());
    }
    if (iso.indexOf('T') > 0 && WITH_OFFSET.matcher(iso).matches()) {
      OffsetDateTime exact = OffsetDateTime.parse(iso);
      return new TimeArgument(exact, exact.toLocalDateTime());
    }
    return new TimeArgument(null, LocalDateTime.parse(iso));
  }

  /** The instant, the zone's clock being read where no offset was typed. */
  Instant in(ZoneId zone) {
    return exact == null ? local.atZone(zone).toInstant() : exact.toInstant();
  }

  /** Reads the options' values. */
  static final class Converter implements ITypeConverter<TimeArgument> {
    @Override
    public TimeArgument convert(String value) {
      try {
        return parse(value);
      } catch (DateTimeException e) {
        throw new TypeConversionException(
            "`"
                + value
                + "` is no time; expected YYYY-MM-DD, \"YYYY-MM-DD HH:MM[:SS]\" or RFC 3339 such as"
                + " 2026-12-31T23:59:59Z");
      }
    }
  }
}
