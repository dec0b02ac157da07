package io.barto.server.retention.boundary;

import io.barto.server.retention.control.Deletion.Output;
import io.barto.server.retention.control.Horizon;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/** How far one cleanup has come: written by its job, read by whoever waits for it. */
public final class CleanupState {
  /** What is counted. */
  enum Kind {
    RUNS,
    OUTPUT_LINES,
    OUTPUT_BYTES,
    MISSED_RANGES,
    ABSENCES,
    GENERATIONS,
    PUBLISHED_OUTPUT,
    PUBLISHED_EXIT_STATUS,
    KEPT,
    WORKERS_TOLD
  }

  private final Horizon horizon;
  private final boolean dryRun;
  private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);
  private String step = "begins";
  private long done;
  private long of;

  CleanupState(Horizon horizon, boolean dryRun) {
    this.horizon = horizon;
    this.dryRun = dryRun;
  }

  Instant outputBefore() {
    return horizon.output();
  }

  Instant runsBefore() {
    return horizon.runs();
  }

  boolean dryRun() {
    return dryRun;
  }

  synchronized void begin(String name) {
    step = name;
    done = 0;
    of = 0;
  }

  synchronized void expect(long count) {
    of = count;
  }

  synchronized void done(long count) {
    done = count;
  }

  synchronized void add(Kind kind, long count) {
    counts.merge(kind, count, Long::sum);
  }

  void add(Output output) {
    add(Kind.OUTPUT_LINES, output.lines());
    add(Kind.OUTPUT_BYTES, output.bytes());
  }

  synchronized String step() {
    return step;
  }

  synchronized long done() {
    return done;
  }

  synchronized long of() {
    return of;
  }

  private long count(Kind kind) {
    return counts.getOrDefault(kind, 0L);
  }

  synchronized CleanupCounts counts() {
    return new CleanupCounts(
        count(Kind.RUNS),
        count(Kind.OUTPUT_LINES),
        count(Kind.OUTPUT_BYTES),
        count(Kind.MISSED_RANGES),
        count(Kind.ABSENCES),
        count(Kind.GENERATIONS),
        count(Kind.PUBLISHED_OUTPUT),
        count(Kind.PUBLISHED_EXIT_STATUS),
        count(Kind.KEPT),
        count(Kind.WORKERS_TOLD));
  }
}
