package io.barto.plan;

import io.barto.realtime.Realtime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.PriorityQueue;

/**
 * Hands out the fires of a book in the order of their nominal times. It has no clock: whoever asks
 * says up to when. Costs one heap operation a fire, whatever the number of schedules.
 *
 * <p>Not safe for use by several threads.
 */
public final class FirePlanner {
  private record Upcoming(long second, int order, ScheduleKey key, Realtime onCalendar)
      implements Comparable<Upcoming> {
    @Override
    public int compareTo(Upcoming other) {
      int byTime = Long.compare(second, other.second);
      return byTime != 0 ? byTime : Integer.compare(order, other.order);
    }
  }

  private final PriorityQueue<Upcoming> queue = new PriorityQueue<>();

  /**
   * Plans a book from an instant on.
   *
   * @param after fires strictly after this instant are handed out
   */
  public FirePlanner(ScheduleBook book, Instant after) {
    int order = 0;
    for (var entry : book.entries()) {
      plan(entry.getKey(), entry.getValue().onCalendar(), order++, after.getEpochSecond());
    }
  }

  private void plan(ScheduleKey key, Realtime onCalendar, int order, long after) {
    long next = onCalendar.nextSecond(after);
    if (next != Realtime.NEVER) {
      queue.add(new Upcoming(next, order, key, onCalendar));
    }
  }

  /** The second of the earliest fire not yet handed out; empty where none will ever come. */
  public OptionalLong earliest() {
    Upcoming first = queue.peek();
    return first == null ? OptionalLong.empty() : OptionalLong.of(first.second());
  }

  /**
   * Takes the fires due up to and including an instant, oldest first, at most {@code limit}.
   * Whoever gets {@code limit} of them asks again.
   */
  public List<Fire> takeDue(Instant now, int limit) {
    var due = new ArrayList<Fire>();
    long second = now.getEpochSecond();
    while (due.size() < limit) {
      Upcoming first = queue.peek();
      if (first == null || first.second() > second) {
        break;
      }
      queue.remove();
      due.add(new Fire(first.key(), Instant.ofEpochSecond(first.second())));
      plan(first.key(), first.onCalendar(), first.order(), first.second());
    }
    return due;
  }
}
