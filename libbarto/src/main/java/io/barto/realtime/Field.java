package io.barto.realtime;

import java.util.Locale;

/** The six numeric fields of an expression with their bounds. */
enum Field {
  YEAR(1, Integer.MIN_VALUE, Integer.MAX_VALUE),
  MONTH(2, 1, 12),
  DAY(3, 1, 31),
  HOUR(4, 0, 23),
  MINUTE(5, 0, 59),
  SECOND(6, 0, 59);

  /** Days counted from the end of a month stop here, so that every month has them. */
  static final int LAST_DAY_FROM_END = 28;

  private final int number;
  private final int min;
  private final int max;

  Field(int number, int min, int max) {
    this.number = number;
    this.min = min;
    this.max = max;
  }

  /** Goes into the random draws, so it never changes. */
  int number() {
    return number;
  }

  int min() {
    return min;
  }

  int max() {
    return max;
  }

  /** One bit for each legal value, bit n for the value n; not for the year. */
  long allBits() {
    return bits(min, max, 1);
  }

  /** The bits of first, first + step, ... up to and including last. */
  static long bits(int first, int last, int step) {
    long bits = 0;
    for (int value = first; value <= last; value += step) {
      bits |= 1L << value;
    }
    return bits;
  }

  /** As the messages name it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
