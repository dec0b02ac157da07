package io.barto.server.run.boundary;

import io.barto.plan.Names;
import io.barto.protocol.UnfiredRange;
import io.barto.protocol.UnfiredRange.UnfiredKind;
import io.barto.server.worker.boundary.ConnectedWorker;
import java.time.Instant;
import java.util.Optional;

/**
 * That fires of a worker will never run.
 *
 * @param from who says so, and where the acknowledgement goes
 */
public record UnfiredFires(ConnectedWorker from, UnfiredRange range) {
  private static final int RFC_9562 = 2;

  /** Why it can't be stored, for people; empty: it can. */
  Optional<String> mistake() {
    if (range.id().variant() != RFC_9562) {
      return Optional.of("its id is no UUID of RFC 9562");
    }
    if (range.first().isAfter(range.last()) || range.count() < 1) {
      return Optional.of("it is empty: " + range);
    }
    return Names.mistakeOfSchedule(range.schedule()).map(what -> "its schedule's name: " + what);
  }

  /** Whether a run that was claimed, and that the worker never had, is one of these fires. */
  boolean covers(long worker, String schedule, Instant nominal) {
    return from.id() == worker
        && range.schedule().equals(schedule)
        && !nominal.isBefore(range.first())
        && !nominal.isAfter(range.last());
  }

  boolean isMissed() {
    return range.kind() == UnfiredKind.MISSED;
  }
}
