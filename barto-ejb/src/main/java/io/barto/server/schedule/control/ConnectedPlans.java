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
import java.util.UUID;

/**
 * The plans of the workers that are connected here: this server fires for them and for nobody else.
 * Safe for use by several threads.
 */
public final class ConnectedPlans {
  /** What is planned for a worker on one of its connections. */
  private record Plan(UUID connection, FirePlanner fires) {}

  private final Map<String, Plan> plans = new HashMap<>();

  /** Plans a worker's schedules from an instant on, in place of what was planned for it. */
  public synchronized void plan(String worker, UUID connection, ScheduleBook book, Instant after) {
    plans.put(worker, new Plan(connection, new FirePlanner(book.only(worker), after)));
  }

  /**
   * A connection is gone: nothing is fired for its worker any more, unless it was planned anew on
   * another connection in the meantime.
   */
  public synchronized void forget(String worker, UUID connection) {
    plans.computeIfPresent(
        worker, (name, plan) -> plan.connection().equals(connection) ? null : plan);
  }

  /** The second of the earliest fire to come. */
  public synchronized OptionalLong earliest() {
    return plans.values().stream()
        .map(plan -> plan.fires().earliest())
        .filter(OptionalLong::isPresent)
        .mapToLong(OptionalLong::getAsLong)
        .min();
  }

  /** Takes the fires that are due, at most about {@code limit}; whoever gets as many asks again. */
  public synchronized List<Fire> takeDue(Instant now, int limit) {
    var due = new ArrayList<Fire>();
    for (Plan plan : plans.values()) {
      if (due.size() >= limit) {
        break;
      }
      due.addAll(plan.fires().takeDue(now, limit - due.size()));
    }
    return due;
  }
}
