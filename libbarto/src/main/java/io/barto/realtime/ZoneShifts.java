package io.barto.realtime;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.IntStream;

/**
 * All shifts of one zone's clock, as numbers, up to where searches end. A shift has a window of
 * local times, which do not exist where the clock goes forward (a gap) and occur twice where it
 * goes back (an overlap).
 */
final class ZoneShifts {
  private static final int DAY = Calendar.SECONDS_PER_DAY;

  /** One entry a zone of the database, some hundred; built once each. */
  private static final ConcurrentMap<ZoneId, ZoneShifts> CACHE = new ConcurrentHashMap<>();

  private final int count;
  private final long[] at;

  /** The offset from UTC in seconds before each shift, and after the last. */
  private final int[] offsets;

  private final long[] lostDays;

  private ZoneShifts(ZoneClock clock) {
    List<ZoneClock.Shift> shifts = clock.shifts();
    count = shifts.size();
    at = new long[count];
    offsets = new int[count + 1];
    offsets[0] = clock.offset();
    var lost = new ArrayList<Long>();
    for (int i = 0; i < count; i++) {
      at[i] = shifts.get(i).at();
      offsets[i + 1] = shifts.get(i).offset();
      long first = -Math.floorDiv(-windowStart(i), DAY);
      for (long day = first; isGap(i) && (day + 1) * DAY <= windowEnd(i); day++) {
        lost.add(day);
      }
    }
    lostDays = lost.stream().mapToLong(Long::longValue).toArray();
  }

  static ZoneShifts of(ZoneId zone) {
    return zone.getRules().isFixedOffset() ? read(zone) : CACHE.computeIfAbsent(zone, z -> read(z));
  }

  private static ZoneShifts read(ZoneId zone) {
    return of(ZoneClock.of(zone, Instant.MIN));
  }

  static ZoneShifts of(ZoneClock clock) {
    return new ZoneShifts(clock);
  }

  int count() {
    return count;
  }

  /** The index of the last shift at or before an instant, or -1. */
  int lastAt(long second) {
    int low = 0;
    int high = count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (at[middle] <= second) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }

  long at(int shift) {
    return at[shift];
  }

  /** The offset from a shift on; that of -1 is the zone's first. */
  int offsetAfter(int shift) {
    return offsets[shift + 1];
  }

  /** All offsets that hold at a second or later. */
  int[] offsetsFrom(long second) {
    return IntStream.rangeClosed(lastAt(second), count - 1)
        .map(this::offsetAfter)
        .distinct()
        .toArray();
  }

  int offsetBefore(int shift) {
    return offsets[shift];
  }

  boolean isGap(int shift) {
    return offsets[shift] < offsets[shift + 1];
  }

  long windowStart(int shift) {
    return at[shift] + Math.min(offsets[shift], offsets[shift + 1]);
  }

  long windowEnd(int shift) {
    return at[shift] + Math.max(offsets[shift], offsets[shift + 1]);
  }

  /** The bits of the days of a month that the zone skipped whole. */
  long lostDays(int year, int month) {
    long bits = 0;
    for (long day : lostDays) {
      if (Calendar.year(day) == year) {
        boolean leap = Calendar.isLeap(year);
        int dayOfYear = (int) (day - Calendar.firstDay(year));
        if (Calendar.month(leap, dayOfYear) == month) {
          bits |= 2L << (dayOfYear - Calendar.daysBefore(leap, month));
        }
      }
    }
    return bits;
  }

  /** The bits of the minutes of a local hour that a gap swallows, wholly or in part. */
  long lostMinutes(long epochDay, int hour) {
    if (count == 0) {
      return 0;
    }
    long start = epochDay * DAY + hour * 3600L;
    long bits = 0;
    for (int i = lastAt(start + DAY); i >= 0 && at[i] >= start - DAY; i--) {
      if (isGap(i) && windowStart(i) < start + 3600 && windowEnd(i) > start) {
        bits |= minutes(windowStart(i) - start, windowEnd(i) - start);
      }
    }
    return bits;
  }

  private static long minutes(long fromSecond, long toSecond) {
    int first = (int) Math.max(0, Math.floorDiv(fromSecond, 60L));
    int last = (int) Math.min(59, Math.floorDiv(toSecond - 1, 60L));
    return Field.bits(first, last, 1);
  }
}
