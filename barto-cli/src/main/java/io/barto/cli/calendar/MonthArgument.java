package io.barto.cli.calendar;

import io.barto.cli.argument.PointInTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Map;
import java.util.Stack;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.TypeConversionException;

/**
 * The month to draw.
 *
 * @param given null: the one that it is now
 */
record MonthArgument(@Nullable YearMonth given) {
  private static final String THIS_MONTH = "";
  private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{1,2}");

  YearMonth in(ZoneId zone, Instant now) {
    return given == null ? YearMonth.from(now.atZone(zone)) : given;
  }

  /** Reads the option's value. */
  static final class Converter implements ITypeConverter<MonthArgument> {
    @Override
    public MonthArgument convert(String value) {
      if (value.equals(THIS_MONTH)) {
        return new MonthArgument(null);
      }
      try {
        YearMonth month = YearMonth.parse(value);
        int first = PointInTime.FIRST_YEAR;
        int last = PointInTime.LAST_YEAR;
        if (month.getYear() < first || month.getYear() > last) {
          throw new TypeConversionException(
              "expected a month of the years "
                  + first
                  + " to "
                  + last
                  + ", but found \""
                  + value
                  + '"');
        }
        return new MonthArgument(month);
      } catch (DateTimeException e) {
        throw new TypeConversionException("`" + value + "` is no month; expected YYYY-MM");
      }
    }
  }

  /** Keeps the option from taking the expression after it for its month. */
  static final class Omission implements IParameterPreprocessor {
    // picocli hands over its own Stack
    @SuppressWarnings("JdkObsolete")
    @Override
    public boolean preprocess(
        Stack<String> args, CommandSpec command, ArgSpec option, Map<String, Object> info) {
      boolean attached = "=".equals(info.get("separator"));
      if (!attached && (args.isEmpty() || !MONTH.matcher(args.peek()).matches())) {
        args.push(THIS_MONTH);
      }
      return false;
    }
  }
}
