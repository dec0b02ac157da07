package io.barto.worker.plan;

import io.barto.plan.MissedTick;
import io.barto.plan.Schedule;
import java.time.Duration;

/**
 * What a worker does about its own absence and the server's.
 *
 * @param missedTick what becomes of missed fires, unless the schedule says
 * @param missedLimit how many missed fires of a schedule are made up at most
 * @param offlineValidity how long a book is good without a word from the server
 */
public record CatchUp(MissedTick missedTick, int missedLimit, Duration offlineValidity) {
  /** How many missed fires of a schedule, the newest, are to be made up. */
  int limit(Schedule schedule) {
    MissedTick own = schedule.missedTick();
    return switch (own == null ? missedTick : own) {
      case BURST -> missedLimit;
      case DELAY -> Math.min(1, missedLimit);
      case SKIP -> 0;
    };
  }
}
