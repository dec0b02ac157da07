package io.barto.realtime;

import java.time.Instant;

/**
 * Finds the fires of an expression on the real time line.
 *
 * <p>The search goes over local times and is mapped to instants afterwards. Only a shift of the
 * clock needs thought. For an hour that is running across the shift every real instant counts, so
 * that a gap adds nothing and both passes of an overlap fire; for a fixed one the times in a gap
 * fall on the first instant after it, and only the first pass of an overlap counts. An hour written
 * as {@code *} always runs. A range or step runs across a shift where it admits, on the days at the
 * shift's window, an hour before the window and one after it; else it is fixed there, so that
 * {@code 2/12} stays twice a day.
 */
final class FireSearch {
  static final long NONE = Long.MAX_VALUE;

  private static final int DAY = Calendar.SECONDS_PER_DAY;
  private static final long FIRST = Instant.MIN.getEpochSecond() + 2 * DAY;
  private static final long LAST = (Calendar.firstDay(Calendar.LAST_YEAR + 1) + 1) * DAY;

  private final DateSearch dates;
  private final TimeSearch times;
  private final FieldSet hours;
  private final ZoneShifts zone;
  private final boolean shifts;
  private final int offset;

  FireSearch(Expression expression, ZoneShifts zone, Draws draws) {
    this.dates = new DateSearch(expression, zone, draws);
    this.times = new TimeSearch(expression, zone, draws);
    this.hours = expression.hours();
    this.zone = zone;
    this.shifts = zone.count() > 0;
    this.offset = zone.offsetAfter(-1);
  }

  /** Why there is no fire after a second. */
  String whyNever(long after) {
    if (after >= LAST) {
      return "the search for fires ends with the year " + Calendar.LAST_YEAR;
    }
    return dates.whyNever();
  }

  /** The first fire strictly after a second, or {@link #NONE}. */
  long next(long after) {
    if (after >= LAST) {
      return NONE;
    }
    long from = Math.max(after, FIRST) + 1;
    if (shifts) {
      return nextAcrossShifts(from);
    }
    long local = nextLocal(from + offset);
    return local == NONE ? NONE : local - offset;
  }

  private long nextAcrossShifts(long start) {
    long from = start;
    while (true) {
      int shift = zone.lastAt(from);
      if (shift >= 0 && from == zone.at(shift) && firesAfterGap(shift)) {
        return from;
      }
      long fromLocal = from + zone.offsetAfter(shift);
      if (isSecondPass(shift, fromLocal) && isFixed(shift)) {
        fromLocal = zone.windowEnd(shift);
      }
      long local = nextLocal(fromLocal);
      int ahead = shift + 1;
      boolean beyond = ahead < zone.count() && isBeyond(local, ahead);
      if (!beyond) {
        return local == NONE ? NONE : local - zone.offsetAfter(shift);
      }
      boolean repeats = !zone.isGap(ahead) && fromLocal > zone.windowStart(ahead);
      if (repeats && !isFixed(ahead)) {
        from = zone.at(ahead);
        continue;
      }
      if (local == NONE) {
        return NONE;
      }
      int segment = segmentOf(local);
      if (isSecondPass(segment, local)) {
        return local - zone.offsetBefore(segment);
      }
      boolean lost = segment + 1 < zone.count() && zone.windowStart(segment + 1) <= local;
      if (!lost || !zone.isGap(segment + 1)) {
        return local - zone.offsetAfter(segment);
      }
      from = zone.at(segment + 1);
    }
  }

  private boolean isBeyond(long local, int shift) {
    return local == NONE || local - zone.offsetBefore(shift) >= zone.at(shift);
  }

  /** The last shift after which the clock shows a local time at once or later, or -1. */
  private int segmentOf(long local) {
    int shift = zone.lastAt(local);
    while (shift + 1 < zone.count() && startOf(shift + 1) <= local) {
      shift++;
    }
    while (shift >= 0 && startOf(shift) > local) {
      shift--;
    }
    return shift;
  }

  private long startOf(int shift) {
    return zone.at(shift) + zone.offsetAfter(shift);
  }

  private boolean isSecondPass(int shift, long local) {
    return shift >= 0 && !zone.isGap(shift) && local < zone.windowEnd(shift);
  }

  private boolean firesAfterGap(int shift) {
    return zone.isGap(shift)
        && isFixed(shift)
        && nextLocal(zone.windowStart(shift)) < zone.windowEnd(shift);
  }

  private boolean isFixed(int shift) {
    if (hours.shape() != FieldSet.Shape.RUNNING) {
      return true;
    }
    if (hours.isAny()) {
      return false;
    }
    int start = (int) Math.floorMod(zone.windowStart(shift), (long) DAY);
    int end = (int) Math.floorMod(zone.windowEnd(shift), (long) DAY);
    boolean before = Long.numberOfTrailingZeros(hours.bits()) * 3600 < start;
    boolean after = (64 - Long.numberOfLeadingZeros(hours.bits())) * 3600 > end;
    return !before || !after;
  }

  private long nextLocal(long local) {
    long day = Math.floorDiv(local, (long) DAY);
    long date = dates.next(day);
    if (date == day) {
      int time = times.next(day, (int) (local - day * DAY));
      if (time != TimeSearch.NONE) {
        return day * DAY + time;
      }
      date = dates.next(day + 1);
    }
    return date == DateSearch.NONE ? NONE : date * DAY + times.next(date, 0);
  }

  /** Whether a second is a fire; also beyond the years that a search covers. */
  boolean matches(long second) {
    int shift = zone.lastAt(second);
    if (shift >= 0 && second == zone.at(shift) && firesAfterGap(shift)) {
      return true;
    }
    long local = second + zone.offsetAfter(shift);
    if (isSecondPass(shift, local) && isFixed(shift)) {
      return false;
    }
    long day = Math.floorDiv(local, (long) DAY);
    return dates.matches(day) && times.matches(day, (int) (local - day * DAY));
  }
}
