package io.barto.realtime;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * An expression moved from its zone into UTC, where that is another expression: a zone that keeps
 * one offset moves the time, and with it the date by a day at most. A zone that changes its clock
 * is no hindrance where the hour is {@code *}, every day: such a fire follows the running clock.
 */
final class UtcExpression {
  private static final int DAY_MINUTES = 1440;
  private static final int LAST_DAY_OF_ALL_MONTHS = 28;

  private final Expression source;
  private final boolean everyDay;

  private UtcExpression(Expression source) {
    this.source = source;
    this.everyDay =
        source.weekdays() == Weekdays.ANY
            && source.years().isAny()
            && source.months().isAny()
            && source.days().isAny()
            && !source.fromEnd();
  }

  static Expression of(Realtime realtime, Instant from) throws UnsayableException {
    Expression source = countedFromStart(realtime.expression()).withZone(null);
    return new UtcExpression(source).moved(realtime.zone(), from);
  }

  /** The last day has a number only where all months are of one length. */
  private static Expression countedFromStart(Expression e) throws UnsayableException {
    if (!e.fromEnd()) {
      return e;
    }
    if (e.days().isRandom()) {
      throw new UnsayableException("a random day counted from the end of the month");
    }
    int length = commonLength(e.months());
    long days = 0;
    for (int day = 1; day <= LAST_DAY_OF_ALL_MONTHS; day++) {
      days |= e.days().contains(day) ? 1L << (length + 1 - day) : 0;
    }
    return with(e, e.weekdays(), FieldSet.of(Field.DAY, days, true), e.hours(), e.minutes());
  }

  private static int commonLength(FieldSet months) throws UnsayableException {
    int[] lengths =
        IntStream.rangeClosed(1, 12)
            .filter(months::contains)
            .map(month -> month == 2 ? 0 : Calendar.length(false, month))
            .distinct()
            .toArray();
    if (lengths.length != 1 || lengths[0] == 0) {
      throw new UnsayableException("days counted from the end of months of different lengths");
    }
    return lengths[0];
  }

  private Expression moved(ZoneId zone, Instant from) throws UnsayableException {
    int[] offsets = ZoneShifts.of(zone).offsetsFrom(from.getEpochSecond());
    int[] minutes = Arrays.stream(offsets).map(this::relevantMinutes).distinct().toArray();
    if (minutes.length > 1) {
      throw new UnsayableException("the zone " + zone + ", which changes its clock");
    }
    if (Arrays.stream(offsets).anyMatch(offset -> offset % 60 != 0)) {
      throw new UnsayableException("the zone " + zone + ", whose clock differs by seconds");
    }
    return minutes[0] == 0 ? source : movedBy(minutes[0]);
  }

  /** How far the fires are moved: by less where hours, or minutes, all look alike. */
  private int relevantMinutes(int offsetSeconds) {
    int minutes = offsetSeconds / 60;
    boolean anyHour = everyDay && (source.hours().isAny() || source.hours().isRandom());
    boolean anyMinute = source.minutes().isAny() || source.minutes().isRandom();
    if (anyHour) {
      return anyMinute ? 0 : Math.floorMod(minutes, 60);
    }
    return minutes;
  }

  private Expression movedBy(int offset) throws UnsayableException {
    FieldSet hours = source.hours();
    FieldSet minutes = source.minutes();
    if (everyDay && (hours.isAny() || hours.isRandom())) {
      return with(source, source.weekdays(), source.days(), hours, rotated(minutes, offset));
    }
    if (hours.isRandom()) {
      throw new UnsayableException("a random hour of certain days in another zone than UTC");
    }
    boolean wholeHours = offset % 60 == 0;
    if (minutes.isRandom() && !wholeHours) {
      throw new UnsayableException("a random minute in a zone that is not whole hours from UTC");
    }
    long minuteBits = wholeHours ? 1 : minutes.bits();
    var times = new UtcTimes(hours.bits(), minuteBits, offset);
    FieldSet movedMinutes = wholeHours ? minutes : FieldSet.of(Field.MINUTE, times.minutes(), true);
    return movedDays(times.dayShift(), FieldSet.of(Field.HOUR, times.hours(), true), movedMinutes);
  }

  private static FieldSet rotated(FieldSet minutes, int offset) {
    long bits = 0;
    for (int minute = 0; minute < 60; minute++) {
      bits |= minutes.contains(minute) ? 1L << Math.floorMod(minute - offset, 60) : 0;
    }
    return FieldSet.of(Field.MINUTE, bits, true);
  }

  private Expression movedDays(int shift, FieldSet hours, FieldSet minutes)
      throws UnsayableException {
    if (shift == 0) {
      return with(source, source.weekdays(), source.days(), hours, minutes);
    }
    boolean anyDate = source.days().isAny() && source.months().isAny() && source.years().isAny();
    FieldSet days = anyDate ? source.days() : shiftedDays(shift);
    int weekdays = source.weekdays();
    int turned = shift > 0 ? weekdays << 1 | weekdays >> 6 : weekdays >> 1 | weekdays << 6;
    return with(source, turned & Weekdays.ANY, days, hours, minutes);
  }

  /** Days that stay in their month, whichever it is. */
  private FieldSet shiftedDays(int shift) throws UnsayableException {
    long stay = Field.bits(shift > 0 ? 1 : 2, LAST_DAY_OF_ALL_MONTHS - (shift > 0 ? 1 : 0), 1);
    long bits = source.days().bits();
    if (source.days().isRandom() || (bits & ~stay) != 0) {
      throw new UnsayableException("a date that in UTC can be in another month");
    }
    return FieldSet.of(Field.DAY, shift > 0 ? bits << 1 : bits >>> 1, true);
  }

  private static Expression with(
      Expression e, int weekdays, FieldSet days, FieldSet hours, FieldSet minutes) {
    return new Expression(
        weekdays, e.years(), e.months(), days, false, hours, minutes, e.seconds(), e.zone());
  }

  /** The hours and minutes of fixed times in UTC. */
  private static final class UtcTimes {
    private long hours;
    private long minutes;
    private int dayShift;

    UtcTimes(long hourBits, long minuteBits, int offset) throws UnsayableException {
      int count = 0;
      for (int time = 0; time < DAY_MINUTES; time++) {
        int hour = time / 60;
        int minute = time % 60;
        if ((hourBits >>> hour & 1) != 0 && (minuteBits >>> minute & 1) != 0) {
          add(time - offset, count++ == 0);
        }
      }
      if (Long.bitCount(hours) * Long.bitCount(minutes) != count) {
        throw new UnsayableException("times that in UTC have other minutes from hour to hour");
      }
    }

    private void add(int time, boolean first) throws UnsayableException {
      int day = Math.floorDiv(time, DAY_MINUTES);
      if (!first && day != dayShift) {
        throw new UnsayableException("times that in UTC are of different days");
      }
      dayShift = day;
      int timeOfDay = Math.floorMod(time, DAY_MINUTES);
      hours |= 1L << (timeOfDay / 60);
      minutes |= 1L << (timeOfDay % 60);
    }

    long hours() {
      return hours;
    }

    long minutes() {
      return minutes;
    }

    int dayShift() {
      return dayShift;
    }
  }
}
