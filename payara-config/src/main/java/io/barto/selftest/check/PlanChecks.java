package io.barto.selftest.check;

import static java.util.stream.Collectors.groupingBy;

import io.barto.plan.Fire;
import io.barto.selftest.evidence.LedgerRun;
import io.barto.selftest.evidence.MissedRange;
import io.barto.selftest.evidence.Plan;
import io.barto.selftest.evidence.WitnessedRun;
import io.barto.selftest.load.CommandKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Whether what happened is what was planned: no instant less, and none more. */
final class PlanChecks {
  private final Evidence evidence;
  private final Map<Fire, List<UUID>> planned = new LinkedHashMap<>();
  private final Map<String, Instant> cuts = new LinkedHashMap<>();
  private final Map<UUID, List<LedgerRun>> ledger;

  PlanChecks(Evidence evidence) {
    this.evidence = evidence;
    evidence.plans().forEach(this::plan);
    this.ledger = evidence.ledger().stream().collect(groupingBy(LedgerRun::run));
  }

  private void plan(String worker, Plan plan) {
    var candidates = new HashSet<>(plan.cutAt(evidence.window().until()).keySet());
    candidates.addAll(plan.cutAt(evidence.reloaded()).keySet());
    Instant cut = plan.bestCut(evidence.known(worker, candidates));
    cuts.put(worker, cut);
    planned.putAll(plan.cutAt(cut));
  }

  Finding everyInstantEnds() {
    var violations = new ArrayList<String>();
    planned.forEach((fire, runs) -> check(fire, runs, violations));
    long missed = planned.keySet().stream().filter(this::isMissed).count();
    return new Finding(
        "Every nominal instant in exactly one end state",
        "%d instants, %d of them missed or skipped".formatted(planned.size(), missed),
        violations);
  }

  private boolean isMissed(Fire fire) {
    return ranges(fire) > 0;
  }

  private long ranges(Fire fire) {
    return evidence.missed().stream().filter(range -> range.covers(fire)).count();
  }

  private void check(Fire fire, List<UUID> runs, List<String> violations) {
    String name = fire.schedule() + " " + fire.nominal();
    long ranges = ranges(fire);
    List<LedgerRun> stored =
        runs.stream().flatMap(run -> ledger.getOrDefault(run, List.of()).stream()).toList();
    boolean started = runs.stream().anyMatch(evidence.witnessed()::containsKey);
    if (ranges > 1) {
      violations.add(name + ": in " + ranges + " missed ranges");
    } else if (ranges == 1 && !stored.stream().allMatch(LedgerRun::neverStarted)) {
      // what was claimed and never accepted has rows too, which say the same
      violations.add(name + ": in a missed range, and there is " + stored);
    } else if (ranges == 1 && started) {
      violations.add(name + ": in a missed range, and its command ran");
    } else if (ranges == 0) {
      checkRuns(name, runs, stored, started, violations);
    }
  }

  private static void checkRuns(
      String name,
      List<UUID> runs,
      List<LedgerRun> stored,
      boolean started,
      List<String> violations) {
    if (stored.isEmpty()) {
      violations.add(name + ": lost without a word" + (started ? ", but its command ran" : ""));
    } else if (stored.size() != runs.size()) {
      violations.add(name + ": " + stored.size() + " runs for " + runs.size() + " commands");
    }
    stored.stream()
        .filter(run -> !run.isTerminal())
        .forEach(run -> violations.add(run + ": not ended"));
  }

  Finding nothingUnplanned() {
    Set<UUID> allowed = new HashSet<>();
    planned.values().forEach(allowed::addAll);
    var violations = new ArrayList<String>();
    evidence
        .ledgerInWindow()
        .filter(run -> !allowed.contains(run.run()))
        .forEach(run -> violations.add(run + ": is not in the plan"));
    evidence
        .runsInWindow()
        .filter(run -> !allowed.contains(run.run()))
        .forEach(run -> violations.add(run + ": ran, and is not in the plan"));
    evidence.missed().forEach(range -> checkCount(range, violations));
    return new Finding(
        "The instants are those of the plan, random ones included",
        "%d planned, %d of them random".formatted(planned.size(), random()),
        violations);
  }

  private long random() {
    return planned.keySet().stream()
        .filter(f -> CommandKind.ofSchedule(f.schedule().schedule()) == CommandKind.RANDOM)
        .count();
  }

  /** Ranges over the window's bounds, or a reload, hold instants that are not planned here. */
  private void checkCount(MissedRange range, List<String> violations) {
    boolean whole =
        evidence.window().contains(range.first()) && evidence.window().contains(range.last());
    Instant cut = cuts.getOrDefault(range.schedule().worker(), evidence.reloaded());
    boolean ofOneBook = range.last().isBefore(cut) || !range.first().isBefore(cut);
    long count = planned.keySet().stream().filter(range::covers).count();
    if (whole && ofOneBook && count != range.count()) {
      violations.add(range + ": by the plan there are " + count);
    }
  }

  Finding reloadReached() {
    List<String> violations =
        cuts.keySet().stream()
            .filter(worker -> !hasChangedBooks(worker))
            .map(worker -> worker + ": goes by the configuration of before")
            .toList();
    return new Finding(
        "A reload divides each worker's instants at one cut", cuts.size() + " workers", violations);
  }

  private boolean hasChangedBooks(String worker) {
    long books =
        evidence.ledger().stream()
            .filter(run -> run.fire().schedule().worker().equals(worker))
            .mapToLong(LedgerRun::generation)
            .distinct()
            .count();
    return books > 1;
  }

  /** Of the witness: what ran although the ledger says that it never did. */
  Finding nothingDenied() {
    List<String> violations = evidence.runsInWindow().flatMap(run -> denied(run).stream()).toList();
    return new Finding(
        "What ran is not told as missed or skipped",
        evidence.runsInWindow().count() + " runs",
        violations);
  }

  private List<String> denied(WitnessedRun run) {
    return ledger.getOrDefault(run.run(), List.of()).stream()
        .filter(LedgerRun::neverStarted)
        .map(stored -> run + ": ran, and is " + stored.state())
        .toList();
  }
}
