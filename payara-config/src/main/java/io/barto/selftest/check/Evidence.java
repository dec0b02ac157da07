package io.barto.selftest.check;

import io.barto.plan.Fire;
import io.barto.selftest.evidence.EndStates;
import io.barto.selftest.evidence.LedgerRun;
import io.barto.selftest.evidence.MissedRange;
import io.barto.selftest.evidence.Plan;
import io.barto.selftest.evidence.Window;
import io.barto.selftest.evidence.WitnessedRun;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Everything that is known at the end.
 *
 * @param window whose instants count
 * @param plans of each worker
 * @param reloaded when the configuration was changed; the window's end where it was not
 * @param witnessed by the commands themselves
 * @param ledger all that the server stored
 * @param missed what it knows will never run
 * @param endStates as they were first seen
 * @param troubles when no worker, or not this one, was let be
 */
public record Evidence(
    Window window,
    Map<String, Plan> plans,
    Instant reloaded,
    Map<UUID, WitnessedRun> witnessed,
    List<LedgerRun> ledger,
    List<MissedRange> missed,
    EndStates endStates,
    Troubles troubles) {

  /** The witnessed runs of the window. */
  Stream<WitnessedRun> runsInWindow() {
    return witnessed.values().stream().filter(run -> window.contains(run.fire().nominal()));
  }

  /** The ledger's runs of the window. */
  Stream<LedgerRun> ledgerInWindow() {
    return ledger.stream().filter(run -> window.contains(run.fire().nominal()));
  }

  /** The fires of one worker of which anything is known. */
  Set<Fire> known(String worker, Set<Fire> candidates) {
    var known = new HashSet<Fire>();
    ledgerInWindow().map(LedgerRun::fire).forEach(known::add);
    runsInWindow().map(WitnessedRun::fire).forEach(known::add);
    for (Fire fire : candidates) {
      if (missed.stream().anyMatch(range -> range.covers(fire))) {
        known.add(fire);
      }
    }
    known.removeIf(fire -> !fire.schedule().worker().equals(worker));
    return known;
  }
}
