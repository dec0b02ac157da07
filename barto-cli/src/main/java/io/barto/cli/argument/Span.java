package io.barto.cli.argument;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A length of time as people type it: {@code 90s}, {@code 15min}, {@code 12h}, {@code 7d}. */
public record Span(Duration duration) {
  private static final Pattern FORM = Pattern.compile("(\\d+)\\s*(s|m|min|h|d|w)");

  /** More digits than any span has in seconds. */
  private static final int MOST_DIGITS = 10;

  /** Longer ones are a slip; counted back from now they lead before 1970. */
  private static final int MOST_DAYS = 20_000;

  /** Reads one from the command line. */
  public static final class Converter implements ITypeConverter<Span> {
    @Override
    public Span convert(String text) {
      return parse(text);
    }
  }

  static boolean isOne(String text) {
    return FORM.matcher(text.strip().toLowerCase(Locale.ROOT)).matches();
  }

  static Span parse(String text) {
    Matcher parts = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!parts.matches()) {
      throw refused("expected a number with s, min, h, d or w, such as 7d", text);
    }
    String digits = parts.group(1).replaceFirst("^0+(?=\\d)", "");
    if (digits.length() > MOST_DIGITS) {
      throw tooLong(text);
    }
    long number = Long.parseLong(digits);
    Duration duration =
        switch (parts.group(2)) {
          case "s" -> Duration.ofSeconds(number);
          case "m", "min" -> Duration.ofMinutes(number);
          case "h" -> Duration.ofHours(number);
          case "d" -> Duration.ofDays(number);
          default -> Duration.ofDays(7 * number);
        };
    if (duration.compareTo(Duration.ofDays(MOST_DAYS)) > 0) {
      throw tooLong(text);
    }
    return new Span(duration);
  }

  private static TypeConversionException tooLong(String text) {
    return refused("expected a span of at most " + MOST_DAYS + "d", text);
  }

  private static TypeConversionException refused(String expected, String text) {
    return new TypeConversionException(expected + ", but found \"" + text + '"');
  }
}
