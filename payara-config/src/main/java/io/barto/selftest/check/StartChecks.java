package io.barto.selftest.check;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.barto.plan.ScheduleKey;
import io.barto.selftest.evidence.LedgerRun;
import io.barto.selftest.evidence.WitnessedRun;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** How often, when and in which order commands started. */
final class StartChecks {
  private static final Duration LATEST = Duration.ofSeconds(15);

  /** The clock of a command's own {@code date} may be coarser than a second's fraction. */
  private static final Duration EARLIEST = Duration.ofSeconds(-1);

  /** Commands of different fires run side by side; so much may one overtake another. */
  private static final Duration SIDE_BY_SIDE = Duration.ofSeconds(2);

  private final Evidence evidence;
  private final Map<UUID, LedgerRun> ledger;

  StartChecks(Evidence evidence) {
    this.evidence = evidence;
    this.ledger =
        evidence.ledger().stream().collect(toMap(LedgerRun::run, run -> run, (a, b) -> a));
  }

  Finding startedOnce() {
    List<String> violations =
        evidence.witnessed().values().stream()
            .filter(run -> run.starts().size() > 1)
            .map(run -> run + ": started " + run.starts().size() + " times")
            .toList();
    return new Finding(
        "At most one start per run id", evidence.witnessed().size() + " runs started", violations);
  }

  Finding startedInTime() {
    List<WitnessedRun> firsts = evidence.runsInWindow().filter(this::isFirstCommand).toList();
    long madeUp = firsts.stream().filter(this::isMadeUp).count();
    List<String> violations = firsts.stream().filter(this::isUntimely).map(this::told).toList();
    return new Finding(
        "Starts within 15 s of the nominal time, or marked as made up",
        firsts.size() - madeUp + " in time, " + madeUp + " made up",
        violations);
  }

  /** Later commands of a fire start when those before them have ended. */
  private boolean isFirstCommand(WitnessedRun run) {
    LedgerRun known = ledger.get(run.run());
    return known == null || known.index() == 0;
  }

  private boolean isMadeUp(WitnessedRun run) {
    LedgerRun known = ledger.get(run.run());
    return known != null && known.isMadeUp();
  }

  private boolean isUntimely(WitnessedRun run) {
    Duration late = late(run);
    return late.compareTo(EARLIEST) < 0 || (late.compareTo(LATEST) > 0 && !isMadeUp(run));
  }

  static Duration late(WitnessedRun run) {
    return Duration.between(run.fire().nominal(), run.starts().get(0));
  }

  private String told(WitnessedRun run) {
    LedgerRun known = ledger.get(run.run());
    return "%s: started %.1f s after its time, origin %s"
        .formatted(run, late(run).toMillis() / 1_000.0, known == null ? "unknown" : known.origin());
  }

  Finding madeUpInOrder() {
    Map<ScheduleKey, List<WitnessedRun>> bySchedule =
        evidence
            .runsInWindow()
            .filter(run -> isFirstCommand(run) && isMadeUp(run))
            .collect(groupingBy(run -> run.fire().schedule()));
    var violations = new ArrayList<String>();
    bySchedule.values().forEach(runs -> checkOrder(runs, violations));
    long count = bySchedule.values().stream().mapToLong(List::size).sum();
    return new Finding("Made-up starts in nominal order", count + " made up", violations);
  }

  private static void checkOrder(List<WitnessedRun> runs, List<String> violations) {
    Instant newest = Instant.MIN;
    var inOrder = runs.stream().sorted(Comparator.comparing(run -> run.fire().nominal())).toList();
    for (WitnessedRun run : inOrder) {
      Instant start = run.starts().get(0);
      if (start.plus(SIDE_BY_SIDE).isBefore(newest)) {
        violations.add(run + ": started at " + start + ", before an older one at " + newest);
      }
      newest = start.isAfter(newest) ? start : newest;
    }
  }
}
