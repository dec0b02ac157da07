package io.barto.realtime;

import io.barto.realtime.Years.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * An expression as a published version 1 worker reads it: {@code [DOW ]Y,M,D H:M:S} in UTC. In the
 * date each field is one item, in the time a list holds single values only, {@code *} has no step,
 * and weekdays neither wrap round nor begin the week on Monday, so that they are listed one by one.
 */
public final class Version1Form {
  /** A year's step is one byte there. */
  private static final int LARGEST_STEP = 255;

  private final @Nullable String text;
  private final List<String> remarks;

  private Version1Form(@Nullable String text, List<String> remarks) {
    this.text = text;
    this.remarks = List.copyOf(remarks);
  }

  /**
   * The form with the same fires from an instant on.
   *
   * @param from before it, the zone may have kept its clock otherwise
   */
  public static Version1Form of(Realtime realtime, Instant from) {
    try {
      Expression utc = UtcExpression.of(realtime, from);
      return new Version1Form(text(utc), remarks(utc));
    } catch (UnsayableException e) {
      return new Version1Form(null, List.of(e.reason()));
    }
  }

  /** The expression; empty where that form can't say it. */
  public Optional<String> text() {
    return Optional.ofNullable(text);
  }

  /** For people: why there is no text, or what the worker makes of it that differs. */
  public List<String> remarks() {
    return remarks;
  }

  private static List<String> remarks(Expression e) {
    if (!e.months().isRandom() && !e.days().isRandom()) {
      return List.of();
    }
    return List.of(
        "`R` in the date: a version 1 worker draws it once, as it connects, from all months and"
            + " days, so that it may fire more than once in a period, or not at all");
  }

  private static String text(Expression e) throws UnsayableException {
    String date = years(e.years()) + "," + oneItem(e.months()) + "," + oneItem(e.days());
    String time = list(e.hours()) + ":" + list(e.minutes()) + ":" + list(e.seconds());
    return weekdays(e.weekdays()) + date + " " + time;
  }

  private static String weekdays(int bits) {
    if (bits == Weekdays.ANY) {
      return "";
    }
    var names = new StringJoiner(",", "", " ");
    for (int day = 0; day < 7; day++) {
      if ((bits >>> day & 1) != 0) {
        names.add(Weekdays.shortName(day));
      }
    }
    return names.toString();
  }

  private static String years(Years years) throws UnsayableException {
    if (years.isAny()) {
      return "*";
    }
    List<Span> spans = years.spans();
    Span first = spans.get(0);
    Span last = spans.get(spans.size() - 1);
    boolean two = first.first() == first.last() && last.first() == last.last();
    if (spans.size() == 2 && two) {
      first = new Span(first.first(), last.first(), last.first() - first.first());
    } else if (spans.size() != 1) {
      throw new UnsayableException("a list of years");
    }
    if (first.step() > LARGEST_STEP) {
      throw new UnsayableException("a step of more than " + LARGEST_STEP + " years");
    }
    return span(first);
  }

  private static String span(Span span) {
    if (span.first() == span.last()) {
      return year(span.first());
    }
    String range = year(span.first()) + ".." + year(span.last());
    return span.step() == 1 ? range : range + "/" + span.step();
  }

  private static String year(long year) {
    return year < 0 ? Long.toString(year) : String.format(Locale.ROOT, "%04d", year);
  }

  /** For the date, whose fields are parted by commas: a value, a range or a step. */
  private static String oneItem(FieldSet set) throws UnsayableException {
    if (set.isRandom()) {
      return "R";
    }
    if (set.bits() == set.field().allBits()) {
      return "*";
    }
    if (!isProgression(set.bits())) {
      throw new UnsayableException("a list of " + set.field() + "s that is no range and no step");
    }
    return progression(set);
  }

  /** For the time. */
  private static String list(FieldSet set) {
    if (set.isRandom()) {
      return "R";
    }
    if (set.bits() == set.field().allBits()) {
      return "*";
    }
    if (Long.bitCount(set.bits()) > 2 && isProgression(set.bits())) {
      return progression(set);
    }
    var values = new StringJoiner(",");
    for (int value : values(set.bits())) {
      values.add(two(value));
    }
    return values.toString();
  }

  private static String progression(FieldSet set) {
    int first = first(set.bits());
    int last = last(set.bits());
    int step = step(set.bits());
    if (first == last) {
      return two(first);
    }
    if (step == 1) {
      return two(first) + ".." + two(last);
    }
    boolean open = last + step > set.field().max();
    return (open ? two(first) : two(first) + ".." + two(last)) + "/" + step;
  }

  private static boolean isProgression(long bits) {
    return bits == Field.bits(first(bits), last(bits), step(bits));
  }

  private static int step(long bits) {
    long rest = bits & bits - 1;
    return rest == 0 ? 1 : first(rest) - first(bits);
  }

  private static int first(long bits) {
    return Long.numberOfTrailingZeros(bits);
  }

  private static int last(long bits) {
    return 63 - Long.numberOfLeadingZeros(bits);
  }

  private static List<Integer> values(long bits) {
    var values = new ArrayList<Integer>();
    for (long rest = bits; rest != 0; rest &= rest - 1) {
      values.add(first(rest));
    }
    return values;
  }

  private static String two(int value) {
    return value < 10 ? "0" + value : Integer.toString(value);
  }
}
