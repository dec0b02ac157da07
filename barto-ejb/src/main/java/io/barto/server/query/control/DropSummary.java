package io.barto.server.query.control;

import static java.util.stream.Collectors.joining;

import io.barto.server.worker.boundary.DroppedMessages.Dropped;
import java.util.List;
import java.util.TreeMap;

/** Dropped messages in one line: how many, and for which reasons. */
public final class DropSummary {
  private DropSummary() {}

  /**
   * Sums up.
   *
   * @param byWorkers whether of what workers dropped; else of what the server dropped
   */
  public static String of(List<Dropped> all, boolean byWorkers) {
    var counts = new TreeMap<String, Long>();
    all.stream()
        .filter(dropped -> dropped.byWorker() == byWorkers)
        .forEach(dropped -> counts.merge(dropped.reason(), dropped.count(), Long::sum));
    long total = counts.values().stream().mapToLong(Long::longValue).sum();
    return total == 0
        ? "0"
        : total
            + counts.entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey())
                .collect(joining(", ", " (", ")"));
  }
}
