package io.barto.realtime;

import io.barto.realtime.FieldParser.Form;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** Reads the date: {@code Y-M-D}, {@code M-D}, {@code M~D}, {@code Y,M,D} or {@code *}. */
final class DateParser {
  private static final String EXPECTED = "a date Y-M-D, M-D, Y,M,D or *";

  private Years years = Years.ANY;
  private FieldSet months = FieldSet.any(Field.MONTH);
  private FieldSet days = FieldSet.any(Field.DAY);
  private boolean fromEnd;

  Years years() {
    return years;
  }

  FieldSet months() {
    return months;
  }

  FieldSet days() {
    return days;
  }

  boolean fromEnd() {
    return fromEnd;
  }

  void read(Word word) throws RealtimeException {
    if (word.is("*")) {
      return;
    }
    int first = separator(word, word.from());
    if (first < 0) {
      readCommas(word);
      return;
    }
    int second = separator(word, first + 1);
    if (second >= 0 && separator(word, second + 1) >= 0) {
      throw trouble(separator(word, second + 1) + 1, "a date has three fields at most", null);
    }
    if (second >= 0) {
      refuseTilde(word, first);
      readYear(word.part(word.from(), first), Form.HYPHENS);
    }
    int month = second < 0 ? word.from() : first + 1;
    int beforeDay = second < 0 ? first : second;
    months = readSet(Field.MONTH, word.part(month, beforeDay));
    readDay(word.part(beforeDay + 1, word.to()), word.source().charAt(beforeDay) == '~');
  }

  /** The next hyphen or tilde between two fields; a hyphen that begins a number is a sign. */
  private static int separator(Word word, int from) {
    for (int i = from; i < word.to(); i++) {
      char c = word.source().charAt(i);
      if (c == '~' || (c == '-' && !isSign(word, i))) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isSign(Word word, int hyphen) {
    return hyphen == word.from() || ",.".indexOf(word.source().charAt(hyphen - 1)) >= 0;
  }

  private static void refuseTilde(Word word, int separator) throws RealtimeException {
    if (word.source().charAt(separator) == '~') {
      throw trouble(separator + 1, "`~` stands only before the day", null);
    }
  }

  private void readCommas(Word word) throws RealtimeException {
    int first = word.indexOf(',');
    int second = first < 0 ? -1 : word.part(first + 1, word.to()).indexOf(',');
    if (second < 0) {
      throw trouble(word.column(), word.quoted() + " is no whole date", null);
    }
    int third = word.part(second + 1, word.to()).indexOf(',');
    if (third >= 0) {
      String problem = "the comma form Y,M,D has exactly three fields; lists need Y-M-D";
      throw trouble(third + 1, problem, null);
    }
    readYear(word.part(word.from(), first), Form.COMMAS);
    months = readSet(Field.MONTH, word.part(first + 1, second));
    readDay(word.part(second + 1, word.to()), false);
  }

  private void readYear(Word year, Form form) throws RealtimeException {
    if (form == Form.HYPHENS) {
      refuseTwoDigits(year);
    }
    var spans = new ArrayList<Years.Span>();
    new FieldParser(Field.YEAR, year, form, Field.YEAR.max())
        .read((first, last, step) -> spans.add(new Years.Span(first, last, step)));
    years = Years.of(spans);
  }

  /** systemd reads 26 as 2026; whether that or the year 26 is meant, nobody can know. */
  private static void refuseTwoDigits(Word year) throws RealtimeException {
    String source = year.source();
    for (int i = year.from(); i < year.to(); i++) {
      int digits = i;
      while (i < year.to() && FieldParser.isDigit(source.charAt(i))) {
        i++;
      }
      boolean step = digits > year.from() && source.charAt(digits - 1) == '/';
      if (i - digits > 0 && i - digits < 3 && !step) {
        Word number = year.part(digits, i);
        throw RealtimeException.of(
            "year",
            number.column(),
            "two-digit years such as " + number.quoted() + " are not supported",
            "a year of four digits",
            "20" + (number.text().length() == 1 ? "0" : "") + number.text());
      }
    }
  }

  private void readDay(Word day, boolean tilde) throws RealtimeException {
    if (!tilde || day.is("*")) {
      days = readSet(Field.DAY, day);
      return;
    }
    fromEnd = true;
    var bits = new BitItems(true);
    new FieldParser(Field.DAY, day, Form.HYPHENS, Field.LAST_DAY_FROM_END).read(bits);
    days = FieldSet.of(Field.DAY, bits.bits, false);
  }

  /** Reads a month, day, hour, minute or second. */
  static FieldSet readSet(Field field, Word word) throws RealtimeException {
    if (word.is("R")) {
      return FieldSet.random(field);
    }
    var items = new BitItems(false);
    int count = new FieldParser(field, word, Form.HYPHENS, field.max()).read(items);
    boolean any = items.everything == field.allBits();
    return any ? FieldSet.any(field) : FieldSet.of(field, items.bits, count == 1);
  }

  private static final class BitItems implements FieldParser.Items {
    private final boolean down;
    private long bits;

    /** The bits of the item with the most values. */
    private long everything;

    /**
     * @param down whether a step starts from the greatest value
     */
    BitItems(boolean down) {
      this.down = down;
    }

    @Override
    public void add(long first, long last, long step) {
      int stride = (int) Math.min(step, 100);
      int skipped = down ? (int) (last - first) % stride : 0;
      long item = Field.bits((int) first + skipped, (int) last, stride);
      bits |= item;
      if (Long.bitCount(item) > Long.bitCount(everything)) {
        everything = item;
      }
    }
  }

  private static RealtimeException trouble(
      int column, String problem, @Nullable String suggestion) {
    return RealtimeException.of("date", column, problem, EXPECTED, suggestion);
  }
}
