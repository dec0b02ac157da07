package io.barto.server.retention.boundary;

import java.time.Instant;
import java.util.function.BooleanSupplier;

/** A cleanup that is under way, or over. */
public final class Cleanup {
  private final CleanupState state;
  private final BooleanSupplier over;

  Cleanup(CleanupState state, BooleanSupplier over) {
    this.state = state;
    this.over = over;
  }

  /** Whether it is over. */
  public boolean isOver() {
    return over.getAsBoolean();
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
