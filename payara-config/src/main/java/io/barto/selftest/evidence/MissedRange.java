package io.barto.selftest.evidence;

import io.barto.plan.Fire;
import io.barto.plan.ScheduleKey;
import java.time.Instant;

/** Instants of one schedule that will never run, both ends included. */
public record MissedRange(
    ScheduleKey schedule, Instant first, Instant last, long count, String kind, String reason) {
  /** Whether the fire is one of them. */
  public boolean covers(Fire fire) {
    return schedule.equals(fire.schedule())
        && !fire.nominal().isBefore(first)
        && !fire.nominal().isAfter(last);
  }

  @Override
  public String toString() {
    return "%s %s to %s: %d %s, %s".formatted(schedule, first, last, count, kind, reason);
  }
}
