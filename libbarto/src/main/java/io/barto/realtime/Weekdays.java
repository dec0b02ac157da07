package io.barto.realtime;

import java.util.List;
import java.util.StringJoiner;

/** The days of the week as bits: bit 0 is Monday, bit 6 Sunday. */
final class Weekdays {
  static final int ANY = 0b111_1111;
  static final List<String> NAMES =
      List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");

  private static final int NONE = -1;

  private Weekdays() {}

  /** The number of a weekday from 0, by its full name or its first three letters, or -1. */
  static int number(String name) {
    for (int i = 0; i < NAMES.size(); i++) {
      if (NAMES.get(i).equalsIgnoreCase(name) || shortName(i).equalsIgnoreCase(name)) {
        return i;
      }
    }
    return NONE;
  }

  static String shortName(int day) {
    return NAMES.get(day).substring(0, 3);
  }

  /** Whether a word begins as weekdays do, so that what is wrong in it is about weekdays. */
  static boolean startsLikeOne(Word word) {
    return number(word.part(word.from(), nameEnd(word, word.from())).text()) != NONE;
  }

  static int parse(Word word) throws RealtimeException {
    int bits = 0;
    int pos = word.from();
    do {
      int end = itemEnd(word, pos);
      bits |= item(word.part(pos, end));
      pos = end + 1;
    } while (pos < word.to());
    return bits;
  }

  private static int itemEnd(Word word, int from) {
    int comma = word.part(from, word.to()).indexOf(',');
    return comma < 0 ? word.to() : comma;
  }

  private static int item(Word item) throws RealtimeException {
    int end = nameEnd(item, item.from());
    int first = day(item.part(item.from(), end));
    if (end == item.to()) {
      return 1 << first;
    }
    int dash = item.source().charAt(end) == '-' ? 1 : 2;
    if (dash == 2 && !item.part(end, item.to()).text().startsWith("..")) {
      throw unknown(item);
    }
    int last = day(item.part(end + dash, item.to()));
    int bits = 0;
    for (int day = first; day != last; day = (day + 1) % 7) {
      bits |= 1 << day;
    }
    return bits | 1 << last;
  }

  private static int nameEnd(Word word, int from) {
    int end = from;
    while (end < word.to() && isLetter(word.source().charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isLetter(char c) {
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
  }

  private static int day(Word name) throws RealtimeException {
    int day = number(name.text());
    if (day == NONE) {
      throw unknown(name);
    }
    return day;
  }

  private static RealtimeException unknown(Word name) {
    if (name.isEmpty()) {
      return RealtimeException.of(
          "weekday", name.column(), "a weekday is missing", "Mon to Sun, or *", null);
    }
    return RealtimeException.of(
        "weekday",
        name.column(),
        name.quoted() + " is no weekday",
        "Mon to Sun, a list Sat,Sun or a range Mon..Fri",
        Suggestion.weekday(name.text()));
  }

  /** Canonical: runs of three or more as ranges, all others one by one. */
  static String text(int bits) {
    var text = new StringJoiner(",");
    int day = 0;
    while (day < 7) {
      int run = Integer.numberOfTrailingZeros(~(bits >>> day));
      if (run > 2) {
        text.add(shortName(day) + ".." + shortName(day + run - 1));
      } else if (run > 0) {
        text.add(shortName(day));
        run = 1;
      }
      day += Math.max(run, 1);
    }
    return text.toString();
  }
}
