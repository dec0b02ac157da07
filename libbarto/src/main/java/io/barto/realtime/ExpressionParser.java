package io.barto.realtime;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code [WEEKDAYS] [DATE] [TIME] [ZONE]}, or a shortcut. */
final class ExpressionParser {
  private static final String EXPECTED =
      "[weekdays] [date] [time] [zone], such as `Mon..Fri *-*-* 10:00:00 Europe/Berlin`";

  /** More words than any expression has; the surplus need not be kept to be refused. */
  private static final int MOST_WORDS = 6;

  private final String source;
  private final List<Word> words;
  private int next;

  private ExpressionParser(String source) {
    this.source = source;
    this.words = split(source);
  }

  static Expression parse(String source) throws RealtimeException {
    return new ExpressionParser(source).read();
  }

  private static List<Word> split(String source) {
    var words = new ArrayList<Word>();
    int pos = 0;
    while (pos < source.length() && words.size() < MOST_WORDS) {
      int start = pos;
      while (pos < source.length() && !Character.isWhitespace(source.charAt(pos))) {
        pos++;
      }
      if (pos > start) {
        words.add(new Word(source, start, pos));
      }
      pos++;
    }
    return words;
  }

  private Expression read() throws RealtimeException {
    if (words.isEmpty()) {
      throw RealtimeException.of("expression", 1, "it is empty", EXPECTED, "daily");
    }
    Word first = words.get(0);
    if (first.source().charAt(first.from()) == '@') {
      String expected = "weekdays, a date or a time";
      throw RealtimeException.of(
          "expression", first.column(), "`@epoch` times are not supported", expected, null);
    }
    String meaning = Shortcut.meaning(first.text());
    return meaning == null ? readParts() : readShortcut(meaning);
  }

  private Expression readShortcut(String meaning) throws RealtimeException {
    Expression base = parse(meaning);
    next = 1;
    ZoneId zone = isName(peek()) ? zone(take()) : null;
    refuseSurplus("a shortcut stands alone, but for a zone", meaning);
    return base.withZone(zone);
  }

  private Expression readParts() throws RealtimeException {
    int weekdays = Weekdays.ANY;
    if (isName(peek())) {
      weekdays = weekdays(take());
    } else if (isStar(peek())) {
      take();
    }
    var date = new DateParser();
    Word word = peek();
    if (word != null && !isTime(word) && !isName(word)) {
      date.read(take());
    }
    var time = new TimeParser();
    word = peek();
    if (word != null && isTime(word)) {
      time.read(take());
    }
    ZoneId zone = isName(peek()) ? zone(take()) : null;
    refuseSurplus("there is text left over", null);
    return new Expression(
        weekdays,
        date.years(),
        date.months(),
        date.days(),
        date.fromEnd(),
        time.hours(),
        time.minutes(),
        time.seconds(),
        zone);
  }

  private @Nullable Word peek() {
    return next < words.size() ? words.get(next) : null;
  }

  private Word take() {
    return words.get(next++);
  }

  private static boolean isTime(Word word) {
    return word.indexOf(':') >= 0;
  }

  private static boolean isStar(@Nullable Word word) {
    return word != null && word.is("*");
  }

  /** Whether it is weekdays, a shortcut or a zone: it has a letter, and no colon. */
  private static boolean isName(@Nullable Word word) {
    if (word == null || isTime(word)) {
      return false;
    }
    for (int i = word.from(); i < word.to(); i++) {
      char c = word.source().charAt(i);
      if (c != 'R' && Character.isLetter(c)) {
        return true;
      }
    }
    return false;
  }

  private int weekdays(Word word) throws RealtimeException {
    if (Weekdays.startsLikeOne(word)) {
      return Weekdays.parse(word);
    }
    refuseMonthName(word);
    String name = word.text();
    if (ZoneName.find(name) != null) {
      String problem = "the zone " + word.quoted() + " stands at the end, after a date or time";
      String mend = "*-*-* 00:00:00 " + name;
      throw RealtimeException.of(
          "zone", word.column(), problem, EXPECTED, words.size() == 1 ? mend : null);
    }
    if (words.size() == 1 && Suggestion.weekday(name) == null) {
      throw RealtimeException.of(
          "expression",
          word.column(),
          word.quoted() + " is neither a weekday nor a shortcut",
          EXPECTED,
          Suggestion.shortcut(name));
    }
    return Weekdays.parse(word);
  }

  private ZoneId zone(Word word) throws RealtimeException {
    String name = word.text();
    ZoneId zone = ZoneName.find(name);
    if (zone != null) {
      return zone;
    }
    refuseMonthName(word);
    if (Weekdays.startsLikeOne(word)) {
      String problem = "the weekdays " + word.quoted() + " stand in the wrong place";
      throw RealtimeException.of("weekday", word.column(), problem, EXPECTED, null);
    }
    if (Shortcut.meaning(name) != null) {
      String problem = "the shortcut " + word.quoted() + " stands alone, but for a zone";
      throw RealtimeException.of("expression", word.column(), problem, EXPECTED, null);
    }
    throw RealtimeException.of(
        "zone",
        word.column(),
        word.quoted() + " is no time zone",
        "an IANA name such as Europe/Berlin, or UTC",
        Suggestion.zone(name));
  }

  /** {@code *-Jan-01} has letters but was meant as a date. */
  private static void refuseMonthName(Word word) throws RealtimeException {
    char first = word.source().charAt(word.from());
    if (first != '*' && !FieldParser.isDigit(first)) {
      return;
    }
    int start = word.from();
    while (!Character.isLetter(word.source().charAt(start))) {
      start++;
    }
    int end = start;
    while (end < word.to() && Character.isLetter(word.source().charAt(end))) {
      end++;
    }
    Word name = word.part(start, end);
    throw RealtimeException.of(
        "date",
        name.column(),
        name.quoted() + " is no number, as all fields of a date are",
        "a date Y-M-D, M-D, Y,M,D or *",
        Suggestion.month(name.text()));
  }

  private void refuseSurplus(String problem, @Nullable String suggestion) throws RealtimeException {
    Word surplus = peek();
    if (surplus != null) {
      Word rest = surplus.part(surplus.from(), source.length());
      throw RealtimeException.of(
          "expression", surplus.column(), problem + ", " + rest.quoted(), EXPECTED, suggestion);
    }
  }
}
