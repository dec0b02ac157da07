package io.barto.selftest.evidence;

import io.barto.plan.Fire;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run as the server's ledger has it.
 *
 * @param number by which its output is found
 * @param index of its command, from 0
 * @param generation of the book that it fired from
 * @param exitCode null: none is known
 */
public record LedgerRun(
    long number,
    UUID run,
    Fire fire,
    int index,
    long generation,
    String state,
    @Nullable Integer exitCode,
    String origin,
    String reason) {
  private static final Set<String> OPEN = Set.of("DUE", "DISPATCHED", "RUNNING");
  private static final Set<String> EXITED = Set.of("SUCCEEDED", "FAILED", "TIMED_OUT", "KILLED");
  private static final Set<String> NEVER_STARTED = Set.of("SKIPPED", "MISSED");

  public boolean isTerminal() {
    return !OPEN.contains(state);
  }

  /** Whether its command ran to an end. */
  public boolean hasExited() {
    return EXITED.contains(state);
  }

  public boolean neverStarted() {
    return NEVER_STARTED.contains(state);
  }

  /** Whether it is marked as made up for a time at which its worker did not run. */
  public boolean isMadeUp() {
    return origin.equals("MADE_UP");
  }

  /** All that must not change once it is terminal. */
  String endState() {
    return state + " exit code " + exitCode + " " + reason;
  }

  @Override
  public String toString() {
    return fire.schedule() + " " + fire.nominal() + " (" + run + ", " + state + ")";
  }
}
