package io.barto.server.retention.boundary;

import jakarta.batch.runtime.BatchStatus;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;

/** A cleanup that is under way, or over. */
public final class Cleanup {
  private static final Set<BatchStatus> UNDER_WAY =
      EnumSet.of(BatchStatus.STARTING, BatchStatus.STARTED, BatchStatus.STOPPING);

  private final CleanupState state;
  private final Supplier<BatchStatus> status;

  /**
   * @param status of its own job, whatever was started after it
   */
  Cleanup(CleanupState state, Supplier<BatchStatus> status) {
    this.state = state;
    this.status = status;
  }

  /** Whether it is over. */
  public boolean isOver() {
    return !UNDER_WAY.contains(status.get());
  }

  /** Whether it is over, and has done all it had to. */
  public boolean hasSucceeded() {
    return status.get() == BatchStatus.COMPLETED;
  }

  /** What it does now, for people. */
  public String step() {
    return state.step();
  }

  /** How many rows it has gone through in this step. */
  public long done() {
    return state.done();
  }

  /** How many rows this step has to go through, as it found when it began; 0: not known. */
  public long of() {
    return state.of();
  }

  /** Output of runs that ended before then goes. */
  public Instant outputBefore() {
    return state.outputBefore();
  }

  /** Runs that ended before then go. */
  public Instant runsBefore() {
    return state.runsBefore();
  }

  /** Whether it only counts. */
  public boolean dryRun() {
    return state.dryRun();
  }

  /** How much it has come to. */
  public CleanupCounts counts() {
    return state.counts();
  }
}
