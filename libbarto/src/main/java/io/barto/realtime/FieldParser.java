package io.barto.realtime;

import org.jspecify.annotations.Nullable;

/** Reads one numeric field: a comma list of values, ranges and steps. */
final class FieldParser {
  /** Takes the items of a field in the order of the text. */
  interface Items {
    void add(long first, long last, long step);
  }

  /** What the year may look like: the two date forms differ there. */
  enum Form {
    HYPHENS,
    COMMAS
  }

  /** Numbers beyond this are read as this; all bounds are below. */
  private static final long HUGE = 1_000_000_000_000L;

  private final Field field;
  private final Word word;
  private final Form form;
  private final int max;
  private int pos;

  FieldParser(Field field, Word word, Form form, int max) {
    this.field = field;
    this.word = word;
    this.form = form;
    this.max = max;
    this.pos = word.from();
  }

  /** Reads the whole field and returns how many items it has. */
  int read(Items items) throws RealtimeException {
    if (word.isEmpty()) {
      throw trouble(pos, "the " + field + " is missing", null);
    }
    int count = 0;
    do {
      readItem(items);
      count++;
    } while (accept(','));
    if (pos < word.to()) {
      throw unexpected();
    }
    return count;
  }

  private void readItem(Items items) throws RealtimeException {
    int start = pos;
    if (accept('*')) {
      // a stepped year counts from 0, so that */4 are the leap years' multiples of four
      boolean stepped = field == Field.YEAR && at('/');
      items.add(stepped ? 0 : field.min(), max, readStep());
      return;
    }
    long first = readValue();
    boolean range = acceptDots();
    long last = range ? readValue() : first;
    if (first > last) {
      Word reversed = word.part(start, pos);
      throw trouble(
          start,
          "the range " + reversed.quoted() + " is reversed",
          first <= max && last >= field.min() ? last + ".." + first : null);
    }
    boolean open = !range && at('/');
    boolean down = field == Field.DAY && max == Field.LAST_DAY_FROM_END;
    items.add(open && down ? 1 : first, open && !down ? max : last, readStep());
  }

  private long readStep() throws RealtimeException {
    if (!accept('/')) {
      return 1;
    }
    int start = pos;
    long step = readNumber(false);
    if (step == 0) {
      throw RealtimeException.of(
          field.toString(), start + 1, "the step is 0", "a step of 1 or more", null);
    }
    return step;
  }

  private long readValue() throws RealtimeException {
    int start = pos;
    long value = readNumber(field == Field.YEAR && form == Form.COMMAS);
    if (value < field.min() || value > max) {
      throw trouble(
          start, word.part(start, pos).quoted() + " is out of bounds", inBounds(value, start));
    }
    return value;
  }

  private @Nullable String inBounds(long value, int start) {
    boolean whole = start == word.from() && pos == word.to();
    return whole && field == Field.HOUR && value == 24 ? "0" : null;
  }

  private long readNumber(boolean signed) throws RealtimeException {
    boolean negative = signed && accept('-');
    if (!negative) {
      accept('+');
    }
    int digits = pos;
    long value = 0;
    while (pos < word.to() && isDigit(word.source().charAt(pos))) {
      value = Math.min(HUGE, value * 10 + (word.source().charAt(pos) - '0'));
      pos++;
    }
    if (pos == digits) {
      throw unexpected();
    }
    return negative ? -value : value;
  }

  private RealtimeException unexpected() {
    if (pos == word.to()) {
      return trouble(pos, "a number is missing", null);
    }
    char c = word.source().charAt(pos);
    if (c == '.' && field == Field.SECOND) {
      return trouble(pos, "fractions of a second are not supported", null);
    }
    if (c == '-' && field == Field.YEAR) {
      return trouble(pos, "a negative year needs the comma form Y,M,D", null);
    }
    if (c == 'r' || c == 'R') {
      boolean alone = word.to() - word.from() == 1;
      String problem =
          alone ? "`r` is no number" : "`R` stands alone in its field, without list, range or step";
      return trouble(pos, problem, alone && field != Field.YEAR ? "R" : null);
    }
    return trouble(pos, word.part(pos, word.to()).quoted() + " is not understood", null);
  }

  private RealtimeException trouble(int at, String problem, @Nullable String suggestion) {
    return RealtimeException.of(field.toString(), at + 1, problem, expected(), suggestion);
  }

  private String expected() {
    return switch (field) {
      case YEAR -> "a year such as 2026, a list, a range a..b, a step a/n, or *";
      case DAY ->
          max == Field.LAST_DAY_FROM_END ? "1 to 28, counted from the end of the month" : bounds();
      default -> bounds();
    };
  }

  private String bounds() {
    return field.min() + " to " + max + ", a list, a range a..b, a step a/n, * or R";
  }

  private boolean at(char c) {
    return pos < word.to() && word.source().charAt(pos) == c;
  }

  private boolean accept(char c) {
    boolean here = at(c);
    if (here) {
      pos++;
    }
    return here;
  }

  private boolean acceptDots() {
    boolean here = pos + 1 < word.to() && word.source().startsWith("..", pos);
    if (here) {
      pos += 2;
    }
    return here;
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
