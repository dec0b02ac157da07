package io.barto.selftest.evidence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Remembers each run's terminal state as it was first seen. Thread-safe. */
public final class EndStates {
  private final Map<UUID, String> first = new HashMap<>();
  private final List<String> changes = new ArrayList<>();
  private int snapshots;

  /** Looks at the ledger once more. */
  public synchronized void take(List<LedgerRun> runs) {
    snapshots++;
    var now = new HashMap<UUID, LedgerRun>();
    runs.forEach(run -> now.put(run.run(), run));
    first.forEach((id, state) -> compare(id, state, now));
    runs.stream()
        .filter(LedgerRun::isTerminal)
        .forEach(run -> first.putIfAbsent(run.run(), run.endState()));
  }

  private void compare(UUID id, String state, Map<UUID, LedgerRun> now) {
    LedgerRun run = now.get(id);
    if (run == null) {
      changes.add(id + ": was " + state + ", is not there any more");
    } else if (!run.endState().equals(state)) {
      changes.add(run + ": was " + state + ", is " + run.endState());
    }
  }

  public synchronized List<String> changes() {
    return changes.stream().distinct().toList();
  }

  /** How many runs' states were watched. */
  public synchronized int watched() {
    return first.size();
  }

  public synchronized int snapshots() {
    return snapshots;
  }
}
