package io.barto.selftest.evidence;

import io.barto.plan.Fire;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What a run's own command told: each time that it started, and each time that it came to its end.
 */
public final class WitnessedRun {
  /** How a command said that it would end. */
  public record End(int exitCode, Instant at) {}

  private final UUID run;
  private final Fire fire;
  private final List<Instant> starts = new ArrayList<>();
  private final List<End> ends = new ArrayList<>();
  private long pid;

  WitnessedRun(UUID run, Fire fire) {
    this.run = run;
    this.fire = fire;
  }

  void started(Instant at, long process) {
    starts.add(at);
    pid = process;
  }

  void ended(End end) {
    ends.add(end);
  }

  public UUID run() {
    return run;
  }

  public Fire fire() {
    return fire;
  }

  /** At least one. */
  public List<Instant> starts() {
    return List.copyOf(starts);
  }

  public List<End> ends() {
    return List.copyOf(ends);
  }

  /** Of the process that started last. */
  public long pid() {
    return pid;
  }

  /** Whether its command was at work at an instant. */
  public boolean ranAt(Instant at) {
    boolean begun = !starts.get(0).isAfter(at);
    return begun && (ends.isEmpty() || ends.get(0).at().isAfter(at));
  }

  @Override
  public String toString() {
    return fire.schedule() + " " + fire.nominal() + " (" + run + ")";
  }
}
