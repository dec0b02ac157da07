package io.barto.realtime;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Pieces of English that the descriptions of date and time share. */
final class Phrase {
  private Phrase() {}

  /** {@code a, b and c}. */
  static String and(List<String> words) {
    int last = words.size() - 1;
    return last < 1
        ? String.join("", words)
        : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
  }

  /** The values of a set, runs of three or more as {@code a to b}. */
  static String values(long bits, IntFunction<String> name) {
    var words = new ArrayList<String>();
    for (int value = 0; value < 64; value++) {
      int run = value == 63 ? 0 : Long.numberOfTrailingZeros(~(bits >>> value));
      if (run > 2) {
        words.add(name.apply(value) + " to " + name.apply(value + run - 1));
        value += run;
      } else if (run > 0) {
        words.add(name.apply(value));
      }
    }
    return and(words);
  }

  /** {@code 1st}, {@code 2nd}, ... */
  static String ordinal(int number) {
    boolean teens = number / 10 == 1;
    String ending =
        switch (teens ? 0 : number % 10) {
          case 1 -> "st";
          case 2 -> "nd";
          case 3 -> "rd";
          default -> "th";
        };
    return number + ending;
  }

  static int first(FieldSet set) {
    return Long.numberOfTrailingZeros(set.bits());
  }

  static int last(FieldSet set) {
    return 63 - Long.numberOfLeadingZeros(set.bits());
  }

  static boolean isOne(FieldSet set) {
    return !set.isRandom() && Long.bitCount(set.bits()) == 1;
  }

  static boolean isZero(FieldSet set) {
    return isOne(set) && first(set) == 0;
  }

  /** The step of a set that goes evenly round from 0 to 0, such as 15 in the minutes; else 0. */
  static int evenStep(FieldSet set) {
    int size = set.field().max() + 1;
    int count = Long.bitCount(set.bits());
    if (set.isRandom() || count < 2 || size % count != 0) {
      return 0;
    }
    int step = size / count;
    return set.bits() == Field.bits(0, set.field().max(), step) ? step : 0;
  }
}
