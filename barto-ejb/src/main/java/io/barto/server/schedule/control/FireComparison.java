package io.barto.server.schedule.control;

import io.barto.plan.ScheduleKey;
import io.barto.protocol.ReloadAnswer.FireDifference;
import io.barto.protocol.ServerToCli.FireTime;
import io.barto.realtime.Realtime;
import io.barto.server.schedule.control.BookDifference.CalendarChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which fires of a stretch of time appear, and which vanish, as schedules change. Bounded in time,
 * whatever the number of schedules and of their fires: each has its share of the steps.
 */
public final class FireComparison {
  /** How many fires are named. */
  static final int NAMED = 5;

  private static final long STEPS = 2_000_000;
  private static final long LEAST_STEPS = 20;

  private final long steps;
  private final Side appear = new Side();
  private final Side vanish = new Side();

  private FireComparison(long steps) {
    this.steps = steps;
  }

  /** Fires of one side only. */
  private static final class Side {
    private final List<FireTime> first = new ArrayList<>();
    private long count;
    private boolean more;

    private void add(ScheduleKey key, long second, long ofSchedule) {
      count++;
      if (ofSchedule <= NAMED) {
        first.add(new FireTime(key.worker(), key.schedule(), Instant.ofEpochSecond(second)));
      }
    }

    private FireDifference difference() {
      List<FireTime> earliest =
          first.stream().sorted(Comparator.comparing(FireTime::nominal)).limit(NAMED).toList();
      return new FireDifference(count, more, earliest);
    }
  }

  /** Compares what comes after an instant, up to and including another. */
  public static FireComparison of(List<CalendarChange> changes, Instant after, Instant last) {
    long share = changes.isEmpty() ? STEPS : Math.max(LEAST_STEPS, STEPS / changes.size());
    var comparison = new FireComparison(share);
    for (CalendarChange change : changes) {
      comparison.compare(change, after.getEpochSecond(), last.getEpochSecond());
    }
    return comparison;
  }

  private void compare(CalendarChange change, long after, long last) {
    long old = next(change.before(), after, last);
    long now = next(change.after(), after, last);
    long left = steps;
    long vanished = 0;
    long appeared = 0;
    while ((old != Realtime.NEVER || now != Realtime.NEVER) && left-- > 0) {
      long earlier = Math.min(old, now);
      if (old < now) {
        vanish.add(change.key(), old, ++vanished);
      } else if (now < old) {
        appear.add(change.key(), now, ++appeared);
      }
      old = old == earlier ? next(change.before(), earlier, last) : old;
      now = now == earlier ? next(change.after(), earlier, last) : now;
    }
    vanish.more |= old != Realtime.NEVER;
    appear.more |= now != Realtime.NEVER;
  }

  private static long next(@Nullable Realtime calendar, long after, long last) {
    long next = calendar == null ? Realtime.NEVER : calendar.nextSecond(after);
    return next > last ? Realtime.NEVER : next;
  }

  /** What comes due by the new schedules only. */
  public FireDifference appear() {
    return appear.difference();
  }

  /** What came due by the old schedules only. */
  public FireDifference vanish() {
    return vanish.difference();
  }
}
