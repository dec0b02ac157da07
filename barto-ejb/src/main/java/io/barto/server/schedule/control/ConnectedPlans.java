package io.barto.server.schedule.control;

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
  private final Map<String, WorkerPlan> plans = new HashMap<>();

  /** Plans a worker's schedules from an instant on, in place of what was planned for it. */
  public synchronized void plan(String worker, UUID connection, ScheduleBook book, Instant after) {
    var plan = new WorkerPlan(worker, connection);
    plan.follow(book, after.plusSeconds(1));
    plans.put(worker, plan);
  }

  /**
   * A worker has taken another book: what is due from the cut on is that book's. Does nothing where
   * the worker is planned on another connection.
   */
  public synchronized void follow(String worker, UUID connection, ScheduleBook book, Instant cut) {
    WorkerPlan plan = plans.computeIfAbsent(worker, name -> new WorkerPlan(name, connection));
    if (plan.isOf(connection)) {
      plan.follow(book, cut);
    }
  }

  /**
   * A connection is gone: nothing is fired for its worker any more, unless it was planned anew on
   * another connection in the meantime.
   */
  public synchronized void forget(String worker, UUID connection) {
    plans.computeIfPresent(worker, (name, plan) -> plan.isOf(connection) ? null : plan);
  }

  /** The generation of the newest book that a worker is planned by; empty where it is not. */
  public synchronized OptionalLong generationOf(String worker) {
    WorkerPlan plan = plans.get(worker);
    return plan == null ? OptionalLong.empty() : plan.generation();
  }

  /** The second of the earliest fire to come. */
  public synchronized OptionalLong earliest() {
    return plans.values().stream()
        .map(WorkerPlan::earliest)
        .filter(OptionalLong::isPresent)
        .mapToLong(OptionalLong::getAsLong)
        .min();
  }

  /** Takes the fires that are due, at most about {@code limit}; whoever gets as many asks again. */
  public synchronized List<PlannedFire> takeDue(Instant now, int limit) {
    var due = new ArrayList<PlannedFire>();
    for (WorkerPlan plan : plans.values()) {
      if (due.size() >= limit) {
        break;
      }
      due.addAll(plan.takeDue(now, limit - due.size()));
    }
    return due;
  }
}
