package io.barto.realtime;

/** Finds the times of day of an expression, in the bits of hours, minutes and seconds. */
final class TimeSearch {
  static final int NONE = -1;

  /** The bits beside the fields that they are of, since a search should touch little memory. */
  private final boolean random;

  private final int hourBits;
  private final long minuteBits;
  private final long secondBits;
  private final FieldSet hours;
  private final FieldSet minutes;
  private final FieldSet seconds;
  private final ZoneShifts zone;
  private final Draws draws;

  TimeSearch(Expression expression, ZoneShifts zone, Draws draws) {
    this.hours = expression.hours();
    this.minutes = expression.minutes();
    this.seconds = expression.seconds();
    this.random = hours.isRandom() || minutes.isRandom() || seconds.isRandom();
    this.hourBits = (int) hours.bits();
    this.minuteBits = minutes.bits();
    this.secondBits = seconds.bits();
    this.zone = zone;
    this.draws = draws;
  }

  /** The first matching second of a day at or after a second of it, or {@link #NONE}. */
  int next(long epochDay, int from) {
    int hour = from / 3600;
    int legal = random ? hours(epochDay) : hourBits;
    if ((legal >>> hour & 1) != 0) {
      int found = nextInHour(epochDay, hour, from % 3600);
      if (found != NONE) {
        return found;
      }
    }
    int later = legal & -2 << hour;
    return later == 0 ? NONE : nextInHour(epochDay, Integer.numberOfTrailingZeros(later), 0);
  }

  boolean matches(long epochDay, int second) {
    return next(epochDay, second) == second;
  }

  private int nextInHour(long epochDay, int hour, int from) {
    int minute = from / 60;
    long legal = random ? minutes(epochDay, hour) : minuteBits;
    if ((legal >>> minute & 1) != 0) {
      long rest = seconds(epochDay, hour, minute) & -1L << from % 60;
      if (rest != 0) {
        return hour * 3600 + minute * 60 + Long.numberOfTrailingZeros(rest);
      }
    }
    long later = legal & -2L << minute;
    if (later == 0) {
      return NONE;
    }
    int next = Long.numberOfTrailingZeros(later);
    int second = Long.numberOfTrailingZeros(seconds(epochDay, hour, next));
    return hour * 3600 + next * 60 + second;
  }

  private int hours(long epochDay) {
    return hours.isRandom() ? 1 << draws.pick(Field.HOUR, epochDay, hours.bits()) : hourBits;
  }

  private long minutes(long epochDay, int hour) {
    if (!minutes.isRandom()) {
      return minuteBits;
    }
    long legal = minuteBits;
    if (hours.shape() == FieldSet.Shape.RUNNING) {
      // an hour cut short by a shift of half an hour still fires once
      long existing = legal & ~zone.lostMinutes(epochDay, hour);
      legal = existing == 0 ? legal : existing;
    }
    return 1L << draws.pick(Field.MINUTE, epochDay * 24 + hour, legal);
  }

  private long seconds(long epochDay, int hour, int minute) {
    return seconds.isRandom()
        ? 1L << draws.pick(Field.SECOND, (epochDay * 24 + hour) * 60 + minute, secondBits)
        : secondBits;
  }
}
