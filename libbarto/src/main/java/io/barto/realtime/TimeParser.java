package io.barto.realtime;

/** Reads the time: {@code H:M:S} or {@code H:M}. Left out, it is midnight. */
final class TimeParser {
  private FieldSet hours = FieldSet.of(Field.HOUR, 1, true);
  private FieldSet minutes = FieldSet.of(Field.MINUTE, 1, true);
  private FieldSet seconds = FieldSet.of(Field.SECOND, 1, true);

  FieldSet hours() {
    return hours;
  }

  FieldSet minutes() {
    return minutes;
  }

  FieldSet seconds() {
    return seconds;
  }

  void read(Word word) throws RealtimeException {
    int first = word.indexOf(':');
    Word hour = word.part(word.from(), first);
    refuseDate(hour, word);
    Word rest = word.part(first + 1, word.to());
    int second = rest.indexOf(':');
    hours = DateParser.readSet(Field.HOUR, hour);
    if (second < 0) {
      minutes = DateParser.readSet(Field.MINUTE, rest);
      return;
    }
    minutes = DateParser.readSet(Field.MINUTE, rest.part(rest.from(), second));
    Word last = rest.part(second + 1, rest.to());
    int third = last.indexOf(':');
    if (third >= 0) {
      throw RealtimeException.of(
          "time", third + 1, "a time has three fields at most", "H:M:S or H:M", null);
    }
    seconds = DateParser.readSet(Field.SECOND, last);
  }

  private static void refuseDate(Word hour, Word word) throws RealtimeException {
    int t = hour.indexOf('T');
    if (t < 0) {
      return;
    }
    boolean brief = word.to() - word.from() <= 40;
    String mend = hour.part(hour.from(), t).text() + " " + word.part(t + 1, word.to()).text();
    throw RealtimeException.of(
        "time",
        t + 1,
        "date and time are not parted by `T`",
        "a date, white space and a time",
        brief ? mend : null);
  }
}
