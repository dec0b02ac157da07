package io.barto.server.schedule.control;

import io.barto.plan.Fire;
import io.barto.plan.FirePlanner;
import io.barto.plan.ScheduleBook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The plans of the workers that are connected here: this server fires for them and for nobody else.
 * Safe for use by several threads.
 */
public final class ConnectedPlans {
  private final Map<String, FirePlanner> plans = new HashMap<>();

  /** Plans a worker's schedules from an instant on, in place of what was planned for it. */
  public synchronized void plan(String worker, ScheduleBook book, Instant after) {
    plans.put(worker, new FirePlanner(book.only(worker), after));
  }

  /** The worker is gone: nothing is fired for it any more. */
  public synchronized void forget(String worker) {
    plans.remove(worker);
  }

  /** The second of the earliest fire to come. */
  public synchronized OptionalLong earliest() {
    return plans.values().stream()
        .map(FirePlanner::earliest)
        .filter(OptionalLong::isPresent)
        .mapToLong(OptionalLong::getAsLong)
        .min();
  }

  /** Takes the fires that are due, at most about {@code limit}; whoever gets as many asks again. */
  public synchronized List<Fire> takeDue(Instant now, int limit) {
    var due = new ArrayList<Fire>();
    for (FirePlanner plan : plans.values()) {
      if (due.size() >= limit) {
        break;
      }
      due.addAll(plan.takeDue(now, limit - due.size()));
    }
    return due;
  }
}
