package io.barto.realtime;

/** Finds the dates of an expression: year by year, then in the bits of months and days. */
final class DateSearch {
  static final long NONE = Long.MAX_VALUE;

  private final Years years;
  private final FieldSet months;
  private final FieldSet days;
  private final boolean fromEnd;

  /** Bit n: the weekday n days after a Monday is admitted; six weeks of it. */
  private final long weekdays;

  private static final long SIX_WEEKS = 1L | 1L << 7 | 1L << 14 | 1L << 21 | 1L << 28 | 1L << 35;
  private static final long END = Calendar.firstDay(Calendar.LAST_YEAR + 1);

  private final boolean anyYear;
  private final boolean everyDay;

  /** Bit n: years of type n have dates. See {@link #type}. */
  private final int legalTypes;

  private final Years legalYears;
  private final ZoneShifts zone;
  private final Draws draws;

  DateSearch(Expression expression, ZoneShifts zone, Draws draws) {
    this.years = expression.years();
    this.months = expression.months();
    this.days = expression.days();
    this.fromEnd = expression.fromEnd();
    this.zone = zone;
    this.draws = draws;
    this.weekdays = expression.weekdays() * SIX_WEEKS;
    this.anyYear = years.isAny();
    this.everyDay =
        anyYear && months.isAny() && days.isAny() && expression.weekdays() == Weekdays.ANY;
    this.legalTypes = legalTypes();
    this.legalYears = Years.of(years.spans().stream().filter(this::isEverLegal).toList());
  }

  /** A year is leap or not and begins on one of seven weekdays: 14 types. */
  private static int type(boolean leap, int firstWeekday) {
    return firstWeekday + (leap ? 7 : 0);
  }

  private int legalTypes() {
    int types = 0;
    for (int first = 0; first < 7; first++) {
      types |= legalMonths(false, first) != 0 ? 1 << type(false, first) : 0;
      types |= legalMonths(true, first) != 0 ? 1 << type(true, first) : 0;
    }
    return types;
  }

  private int legalMonths(boolean leap, int firstWeekday) {
    int legal = 0;
    for (int month = 1; month <= 12; month++) {
      if (months.contains(month) && legalDays(leap, firstWeekday, month) != 0) {
        legal |= 1 << month;
      }
    }
    return legal;
  }

  private long legalDays(boolean leap, int firstWeekday, int month) {
    int length = Calendar.length(leap, month);
    long admitted = days.bits();
    if (fromEnd) {
      // bit n, the n-th day from the end, becomes bit length + 1 - n
      admitted = Long.reverse(admitted) >>> (62 - length);
    }
    int weekday = (firstWeekday + Calendar.daysBefore(leap, month)) % 7;
    return admitted & (2L << length) - 1 & weekdays >>> weekday << 1;
  }

  /** The calendar repeats after 400 years, so a span without dates there never has any. */
  private boolean isEverLegal(Years.Span span) {
    long year = span.first();
    for (int i = 0; i < 400 && year <= span.last(); i++) {
      if (isLegal((int) year)) {
        return true;
      }
      year += span.step();
    }
    return false;
  }

  private boolean isLegal(int year) {
    return isLegal(Calendar.isLeap(year), Calendar.weekday(Calendar.firstDay(year)));
  }

  private boolean isLegal(boolean leap, int firstWeekday) {
    return (legalTypes >>> type(leap, firstWeekday) & 1) != 0;
  }

  /** Why there is no date after one. */
  String whyNever() {
    int first = legalYears.next(Integer.MIN_VALUE);
    if (first == Years.NONE) {
      return "none of its years has such a date";
    }
    return first > Calendar.LAST_YEAR
        ? "its first date lies after the year " + Calendar.LAST_YEAR
        : "its last date has passed";
  }

  boolean matches(long epochDay) {
    int year = Calendar.year(epochDay);
    return everyDay
        || (years.contains(year)
            && firstInYear(year, (int) (epochDay - Calendar.firstDay(year))) == epochDay);
  }

  /** The first matching day at or after a day, or {@link #NONE}. */
  long next(long epochDay) {
    if (epochDay >= END) {
      return NONE;
    }
    if (everyDay) {
      return epochDay;
    }
    int year = Calendar.year(epochDay);
    if (anyYear || years.contains(year)) {
      long found = firstInYear(year, (int) (epochDay - Calendar.firstDay(year)));
      if (found != NONE) {
        return found;
      }
    }
    return firstFrom(year + 1);
  }

  private long firstFrom(int from) {
    int year = legalYears.next(from);
    while (year <= Calendar.LAST_YEAR) {
      long found = firstInYear(year, 0);
      if (found != NONE) {
        return found;
      }
      year = legalYears.next(year + 1);
    }
    return NONE;
  }

  /**
   * @param from day of the year, from 0
   */
  private long firstInYear(int year, int from) {
    boolean leap = Calendar.isLeap(year);
    long firstDay = Calendar.firstDay(year);
    int firstWeekday = Calendar.weekday(firstDay);
    if (!isLegal(leap, firstWeekday)) {
      return NONE;
    }
    int fromMonth = Calendar.month(leap, from);
    int fromDay = from - Calendar.daysBefore(leap, fromMonth) + 1;
    int rest = months(year, leap, firstWeekday) & -1 << fromMonth;
    while (rest != 0) {
      int month = Integer.numberOfTrailingZeros(rest);
      long found = days(year, leap, firstWeekday, month);
      if (month == fromMonth) {
        found &= -1L << fromDay;
      }
      if (found != 0) {
        int day = Long.numberOfTrailingZeros(found);
        return firstDay + Calendar.daysBefore(leap, month) + day - 1;
      }
      rest &= rest - 1;
    }
    return NONE;
  }

  private int months(int year, boolean leap, int firstWeekday) {
    if (!months.isRandom()) {
      return (int) months.bits();
    }
    return 1 << draws.pick(Field.MONTH, year, legalMonths(leap, firstWeekday));
  }

  private long days(int year, boolean leap, int firstWeekday, int month) {
    long legal = legalDays(leap, firstWeekday, month);
    if (!days.isRandom() || legal == 0) {
      return legal;
    }
    long existing = legal & ~zone.lostDays(year, month);
    long period = year * 12L + month - 1;
    return 1L << draws.pick(Field.DAY, period, existing == 0 ? legal : existing);
  }
}
