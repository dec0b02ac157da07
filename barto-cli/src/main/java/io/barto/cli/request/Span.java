package io.barto.cli.request;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A length of time as people type it: {@code 90s}, {@code 15min}, {@code 12h}, {@code 7d}. */
public record Span(Duration duration) {
  private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\s*(s|m|min|h|d|w)");

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
      throw new TypeConversionException(
          "expected a number with s, min, h, d or w, such as 7d, but found \"" + text + '"');
    }
    long number = Long.parseLong(parts.group(1));
    return new Span(
        switch (parts.group(2)) {
          case "s" -> Duration.ofSeconds(number);
          case "m", "min" -> Duration.ofMinutes(number);
          case "h" -> Duration.ofHours(number);
          case "d" -> Duration.ofDays(number);
          default -> Duration.ofDays(7 * number);
        });
  }
}
