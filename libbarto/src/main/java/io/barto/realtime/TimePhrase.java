package io.barto.realtime;

import static io.barto.realtime.Phrase.first;
import static io.barto.realtime.Phrase.isOne;
import static io.barto.realtime.Phrase.isZero;
import static io.barto.realtime.Phrase.last;

import java.util.ArrayList;
import java.util.Locale;

/** Says in English at which times of a day an expression fires. */
final class TimePhrase {
  private static final int MOST_CLOCK_TIMES = 6;

  private final FieldSet hours;
  private final FieldSet minutes;
  private final FieldSet seconds;

  TimePhrase(Expression expression) {
    this.hours = expression.hours();
    this.minutes = expression.minutes();
    this.seconds = expression.seconds();
  }

  /** Whether it says by itself how often, so that "every day" would add nothing. */
  boolean isFrequency() {
    return !hours.isRandom() && text().startsWith("every");
  }

  String text() {
    if (hours.isRandom() && minutes.isRandom()) {
      boolean all = seconds.isRandom();
      return all
          ? "at a random hour, minute and second"
          : "at a random hour and minute" + atSecond();
    }
    if (isClockTimes()) {
      return "at " + clockTimes() + random();
    }
    if (hours.isAny() && minutes.isAny() && seconds.isAny()) {
      return "every second";
    }
    return everyMinutes().isEmpty() ? hourly() : everyMinutes() + withinHours() + atSecond();
  }

  /** Few fixed times, their minute or second perhaps random. */
  private boolean isClockTimes() {
    int times =
        Long.bitCount(hours.bits()) * (minutes.isRandom() ? 1 : Long.bitCount(minutes.bits()));
    return hours.shape() == FieldSet.Shape.FIXED
        && times <= MOST_CLOCK_TIMES
        && (isOne(seconds) || seconds.isRandom());
  }

  private String clockTimes() {
    int second = isOne(seconds) ? first(seconds) : 0;
    String ending = second == 0 ? "" : String.format(Locale.ROOT, ":%02d", second);
    var times = new ArrayList<String>();
    for (int time = 0; time < 24 * 60; time++) {
      boolean admitted = minutes.isRandom() ? time % 60 == 0 : minutes.contains(time % 60);
      if (admitted && hours.contains(time / 60)) {
        times.add(clock(time / 60, time % 60) + ending);
      }
    }
    return Phrase.and(times);
  }

  private String random() {
    if (minutes.isRandom()) {
      return seconds.isRandom() ? ", at a random minute and second" : ", at a random minute";
    }
    return seconds.isRandom() ? ", at a random second" : "";
  }

  private String hourly() {
    if (minutes.isRandom()) {
      String and = seconds.isRandom() ? " and second" : atSecond();
      return everyHours() + " at a random minute" + and;
    }
    String minute = isZero(minutes) ? "" : " at " + unit("minute", minutes);
    return everyHours() + minute + atSecond();
  }

  private String everyHours() {
    int step = Phrase.evenStep(hours);
    if (hours.isAny()) {
      return "every hour";
    }
    if (hours.isRandom()) {
      return "in a random hour";
    }
    if (hours.shape() == FieldSet.Shape.RUNNING && step > 0) {
      return "every " + step + " hours";
    }
    return isRange() ? "every hour" + withinHours() : "in " + unit("hour", hours);
  }

  private boolean isRange() {
    return !isOne(hours) && hours.bits() == Field.bits(first(hours), last(hours), 1);
  }

  private String everyMinutes() {
    int step = Phrase.evenStep(minutes);
    if (step == 0) {
      return "";
    }
    return step == 1 ? "every minute" : "every " + step + " minutes";
  }

  private String withinHours() {
    if (hours.isAny()) {
      return "";
    }
    if (hours.isRandom()) {
      return " in a random hour";
    }
    return isOne(hours) || isRange()
        ? " from " + clock(first(hours), 0) + " to " + clock(last(hours), 59)
        : " in " + unit("hour", hours);
  }

  private String atSecond() {
    if (isZero(seconds)) {
      return "";
    }
    if (seconds.isRandom()) {
      return ", at a random second";
    }
    int step = Phrase.evenStep(seconds);
    if (step > 0) {
      return step == 1 ? ", every second" : ", every " + step + " seconds";
    }
    return ", at " + unit("second", seconds);
  }

  private static String unit(String name, FieldSet set) {
    String plural = isOne(set) ? " " : "s ";
    return name + plural + Phrase.values(set.bits(), Integer::toString);
  }

  private static String clock(int hour, int minute) {
    return String.format(Locale.ROOT, "%02d:%02d", hour, minute);
  }
}
