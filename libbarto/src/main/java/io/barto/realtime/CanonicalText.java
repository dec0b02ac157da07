package io.barto.realtime;

import io.barto.realtime.Years.Span;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * Writes an expression in its canonical form. What admits the same values is written alike: {@code
 * *} for all, a step where one of three or more terms covers the field (months excepted), else a
 * list with runs of three or more as ranges.
 */
final class CanonicalText {
  private CanonicalText() {}

  static String of(Expression e) {
    var text = new StringBuilder();
    if (e.weekdays() != Weekdays.ANY) {
      text.append(Weekdays.text(e.weekdays())).append(' ');
    }
    appendDate(text, e);
    text.append(' ').append(field(e.hours()));
    text.append(':').append(field(e.minutes()));
    text.append(':').append(field(e.seconds()));
    ZoneId zone = e.zone();
    return zone == null ? text.toString() : text.append(' ').append(zone.getId()).toString();
  }

  private static void appendDate(StringBuilder text, Expression e) {
    List<Span> spans = e.years().spans();
    boolean commas = !e.years().isAny() && spans.get(0).first() < 0;
    if (commas) {
      // only the comma form has signed years, and it has no lists
      text.append(oneSpan(spans)).append(',').append(oneItem(e.months()));
      text.append(',').append(oneItem(e.days()));
      return;
    }
    text.append(e.years().isAny() ? "*" : years(spans)).append('-').append(field(e.months()));
    // counted from the end, a step would run the other way
    text.append(e.fromEnd() ? "~" + list(e.days().bits(), 3) : "-" + field(e.days()));
  }

  private static String years(List<Span> spans) {
    var text = new StringJoiner(",");
    for (Span span : spans) {
      if (span.step() == 1 && span.last() == span.first() + 1) {
        text.add(year(span.first())).add(year(span.last()));
      } else {
        text.add(span(span));
      }
    }
    return text.toString();
  }

  private static String oneSpan(List<Span> spans) {
    Span first = spans.get(0);
    long last = spans.get(spans.size() - 1).last();
    return span(spans.size() == 1 ? first : new Span(first.first(), last, last - first.first()));
  }

  private static String span(Span span) {
    if (span.first() == span.last()) {
      return year(span.first());
    }
    boolean open = span.last() + span.step() > Field.YEAR.max();
    String range = open ? year(span.first()) : year(span.first()) + ".." + year(span.last());
    return open || span.step() > 1 ? range + "/" + span.step() : range;
  }

  private static String year(long year) {
    return year < 0 ? Long.toString(year) : String.format(Locale.ROOT, "%04d", year);
  }

  static String field(FieldSet set) {
    if (set.isRandom()) {
      return "R";
    }
    if (set.isAny()) {
      return "*";
    }
    long bits = set.bits();
    int count = Long.bitCount(bits);
    boolean list =
        switch (set.field()) {
          case MONTH -> !isProgression(bits, 1);
          case HOUR -> set.shape() == FieldSet.Shape.FIXED;
          default -> count < 3 || !isProgression(bits, stepOf(bits));
        };
    if (!list) {
      return progression(set);
    }
    String runs = list(bits, 3);
    // a fixed hour must stay a list, lest it be read as a running one
    boolean oneRange = set.field() == Field.HOUR && !runs.contains(",");
    return oneRange ? list(bits, 64) : runs;
  }

  private static String oneItem(FieldSet set) {
    if (set.isRandom()) {
      return "R";
    }
    return set.isAny() ? "*" : progression(set);
  }

  private static int stepOf(long bits) {
    long rest = bits & bits - 1;
    return rest == 0 ? 1 : Long.numberOfTrailingZeros(rest) - Long.numberOfTrailingZeros(bits);
  }

  private static boolean isProgression(long bits, int step) {
    int first = Long.numberOfTrailingZeros(bits);
    int last = 63 - Long.numberOfLeadingZeros(bits);
    return Long.bitCount(bits) != 2 && bits == Field.bits(first, last, step);
  }

  private static String progression(FieldSet set) {
    int first = Long.numberOfTrailingZeros(set.bits());
    int last = 63 - Long.numberOfLeadingZeros(set.bits());
    int step = stepOf(set.bits());
    if (first == last) {
      return two(first);
    }
    if (step == 1) {
      return two(first) + ".." + two(last);
    }
    boolean open = last + step > set.field().max();
    return (open ? two(first) : two(first) + ".." + two(last)) + "/" + step;
  }

  private static String list(long bits, int shortestRange) {
    var text = new StringJoiner(",");
    int value = 0;
    while (value < 64 && bits >>> value != 0) {
      value += Long.numberOfTrailingZeros(bits >>> value);
      int run = Long.numberOfTrailingZeros(~(bits >>> value));
      if (run >= shortestRange) {
        text.add(two(value) + ".." + two(value + run - 1));
        value += run;
      } else {
        text.add(two(value));
        value++;
      }
    }
    return text.toString();
  }

  private static String two(int value) {
    return value < 10 ? "0" + value : Integer.toString(value);
  }
}
