package io.barto.realtime;

/** The arithmetic of the Gregorian calendar, on days since 1970, without objects. */
final class Calendar {
  /** A search goes no further than the end of this year. */
  static final int LAST_YEAR = 2199;

  static final int SECONDS_PER_DAY = 86_400;

  private static final int[] STARTS = {
    0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365
  };

  /** Days from the first day of the year 1 to the first of 1970. */
  private static final long DAYS_TO_1970 = 719_162;

  /** The years whose first days are looked up, not computed; those that are searched most. */
  private static final int TABLE_START = 1900;

  private static final int[] FIRST_DAYS = new int[LAST_YEAR + 3 - TABLE_START];

  static {
    for (int i = 0; i < FIRST_DAYS.length; i++) {
      FIRST_DAYS[i] = (int) computedFirstDay(TABLE_START + i);
    }
  }

  private Calendar() {}

  static boolean isLeap(int year) {
    return (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0);
  }

  /** Days of the year before a month, 1 to 13. */
  static int daysBefore(boolean leap, int month) {
    return STARTS[month] + (leap && month > 2 ? 1 : 0);
  }

  static int length(boolean leap, int month) {
    return daysBefore(leap, month + 1) - daysBefore(leap, month);
  }

  static long firstDay(int year) {
    int index = year - TABLE_START;
    return index >= 0 && index < FIRST_DAYS.length ? FIRST_DAYS[index] : computedFirstDay(year);
  }

  private static long computedFirstDay(int year) {
    long y = year - 1L;
    return 365 * y + (y >> 2) - Math.floorDiv(y, 100) + Math.floorDiv(y, 400) - DAYS_TO_1970;
  }

  /** 0 is Monday. */
  static int weekday(long epochDay) {
    return (int) Math.floorMod(epochDay + 3, 7L);
  }

  /** The year of a day. */
  static int year(long epochDay) {
    // 400 years have 146097 days; the estimate is off by one at most
    int year = (int) (1970 + Math.floorDiv(epochDay * 400, 146_097L));
    if (firstDay(year) > epochDay) {
      return year - 1;
    }
    return firstDay(year + 1) <= epochDay ? year + 1 : year;
  }

  /** The month of a day of the year, which counts from 0. */
  static int month(boolean leap, int dayOfYear) {
    int month = Math.min(12, (dayOfYear >> 5) + 1);
    return dayOfYear >= daysBefore(leap, month + 1) ? month + 1 : month;
  }
}
