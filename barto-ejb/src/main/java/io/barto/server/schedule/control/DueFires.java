package io.barto.server.schedule.control;

import io.barto.plan.Schedule;
import io.barto.protocol.UnfiredRange;
import io.barto.protocol.UnfiredRange.UnfiredKind;
import io.barto.realtime.Realtime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What has come due of schedules in a stretch of time. */
public final class DueFires {
  /**
   * How many fires.
   *
   * @param more whether there are more than were counted
   */
  public record Count(long fires, boolean more) {}

  private DueFires() {}

  /**
   * Counts fires after an instant, up to and including another.
   *
   * @param most how many are counted at the most
   */
  public static Count count(List<Schedule> schedules, Instant after, Instant last, long most) {
    long fires = 0;
    for (Schedule schedule : schedules) {
      long next = schedule.onCalendar().nextSecond(after.getEpochSecond());
      while (next <= last.getEpochSecond() && next != Realtime.NEVER) {
        if (fires == most) {
          return new Count(fires, true);
        }
        fires++;
        next = schedule.onCalendar().nextSecond(next);
      }
    }
    return new Count(fires, false);
  }

  /** The same, each schedule's as one range that was missed. */
  public static List<UnfiredRange> missed(
      List<Schedule> schedules, Instant after, Instant last, String reason) {
    var ranges = new ArrayList<UnfiredRange>();
    for (Schedule schedule : schedules) {
      long first = schedule.onCalendar().nextSecond(after.getEpochSecond());
      long newest = first;
      long count = 0;
      for (long next = first;
          next <= last.getEpochSecond() && next != Realtime.NEVER;
          next = schedule.onCalendar().nextSecond(next)) {
        newest = next;
        count++;
      }
      if (count > 0) {
        ranges.add(
            new UnfiredRange(
                UUID.randomUUID(),
                schedule.name(),
                Instant.ofEpochSecond(first),
                Instant.ofEpochSecond(newest),
                count,
                UnfiredKind.MISSED,
                reason,
                last));
      }
    }
    return ranges;
  }
}
