package io.barto.plan;

import static java.util.Objects.requireNonNull;

/**
 * Names one schedule of the whole installation: a worker has at most one schedule of a name.
 *
 * @param worker the worker's name
 * @param schedule the schedule's name
 */
public record ScheduleKey(String worker, String schedule) {
  public ScheduleKey {
    requireNonNull(worker, "worker");
    requireNonNull(schedule, "schedule");
  }

  /** {@code worker/schedule}, as people write it and as the random {@code R} is keyed. */
  @Override
  public String toString() {
    return worker + "/" + schedule;
  }
}
