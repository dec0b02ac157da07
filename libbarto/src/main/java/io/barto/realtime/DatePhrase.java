package io.barto.realtime;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says in English on which dates an expression fires. */
final class DatePhrase {
  private static final int WORKING_DAYS = 0b001_1111;

  private final Expression expression;
  private final FieldSet months;
  private final FieldSet days;

  DatePhrase(Expression expression) {
    this.expression = expression;
    this.months = expression.months();
    this.days = expression.days();
  }

  boolean isEveryDay() {
    return isAnyWeekday() && months.isAny() && days.isAny() && expression.years().isAny();
  }

  String text() {
    return dayAndMonth() + years();
  }

  private boolean isAnyWeekday() {
    return expression.weekdays() == Weekdays.ANY;
  }

  private String dayAndMonth() {
    if (days.isRandom()) {
      String day = isAnyWeekday() ? "day" : weekdayNames("or");
      return "on a random " + day + " of " + ofMonth();
    }
    if (days.isAny()) {
      return "every " + (isAnyWeekday() ? "day" : everyWeekday()) + inMonth();
    }
    String condition = isAnyWeekday() ? "" : " if it is a " + weekdayNames("or");
    return "on the " + dayNames() + " of " + ofMonth() + condition;
  }

  private String everyWeekday() {
    return expression.weekdays() == WORKING_DAYS ? "weekday" : weekdayNames("and");
  }

  private String weekdayNames(String conjunction) {
    String names = Phrase.values(expression.weekdays(), Weekdays.NAMES::get);
    return conjunction.equals("and") ? names : names.replace(" and ", " or ");
  }

  private String dayNames() {
    if (!expression.fromEnd()) {
      return Phrase.values(days.bits(), Phrase::ordinal);
    }
    var names = new ArrayList<String>();
    for (int day = Field.LAST_DAY_FROM_END; day >= 1; day--) {
      if (days.contains(day)) {
        names.add(day == 1 ? "last" : Phrase.ordinal(day) + "-last");
      }
    }
    return Phrase.and(names) + (names.size() == 1 ? " day" : " days");
  }

  private String ofMonth() {
    if (months.isRandom()) {
      return "a random month of every year";
    }
    return months.isAny() ? "every month" : monthNames();
  }

  private String inMonth() {
    if (months.isRandom()) {
      return " in a random month of every year";
    }
    return months.isAny() ? "" : " in " + monthNames();
  }

  private String monthNames() {
    return Phrase.values(
        months.bits(), month -> Month.of(month).getDisplayName(TextStyle.FULL, Locale.ENGLISH));
  }

  private String years() {
    if (expression.years().isAny()) {
      return "";
    }
    List<String> spans = expression.years().spans().stream().map(DatePhrase::span).toList();
    return ", in " + (spans.size() > 6 ? "given years" : Phrase.and(spans));
  }

  private static String span(Years.Span span) {
    if (span.first() == span.last()) {
      return Long.toString(span.first());
    }
    boolean open = span.last() + span.step() > Field.YEAR.max();
    String range = open ? span.first() + " and later" : span.first() + " to " + span.last();
    return span.step() == 1
        ? range
        : "every " + Phrase.ordinal((int) Math.min(span.step(), 1 << 30)) + " year of " + range;
  }
}
