package io.barto.selftest.check;

import io.barto.selftest.evidence.WitnessedRun;
import io.barto.selftest.load.CommandKind;
import java.time.Duration;
import java.util.List;

/** Whether a hung command holds up others. */
final class DelayCheck {
  private static final Duration LATEST = Duration.ofSeconds(5);

  private final Evidence evidence;
  private final List<WitnessedRun> hung;

  DelayCheck(Evidence evidence) {
    this.evidence = evidence;
    this.hung = evidence.witnessed().values().stream().filter(DelayCheck::hangs).toList();
  }

  private static boolean hangs(WitnessedRun run) {
    return CommandKind.ofSchedule(run.fire().schedule().schedule()) == CommandKind.HUNG;
  }

  Finding hungDelaysNoOther() {
    List<WitnessedRun> beside = evidence.runsInWindow().filter(this::isBesideHung).toList();
    List<String> violations =
        beside.stream()
            .filter(run -> StartChecks.late(run).compareTo(LATEST) > 0)
            .map(run -> "%s: %d ms late".formatted(run, StartChecks.late(run).toMillis()))
            .toList();
    long latest =
        beside.stream().mapToLong(run -> StartChecks.late(run).toMillis()).max().orElse(0);
    return new Finding(
        "A hung command delays no other",
        "%d starts beside one, undisturbed otherwise, at most %d ms late"
            .formatted(beside.size(), latest),
        violations);
  }

  private boolean isBesideHung(WitnessedRun run) {
    String worker = run.fire().schedule().worker();
    return !hangs(run)
        && evidence.troubles().isQuiet(worker, run.fire().nominal())
        && hung.stream()
            .anyMatch(
                other ->
                    other.fire().schedule().worker().equals(worker)
                        && other.ranAt(run.fire().nominal()));
  }
}
