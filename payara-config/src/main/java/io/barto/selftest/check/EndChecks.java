package io.barto.selftest.check;

import io.barto.selftest.evidence.Ledger;
import io.barto.selftest.evidence.LedgerRun;
import io.barto.selftest.evidence.StoredOutput;
import io.barto.selftest.evidence.WitnessedRun;
import io.barto.selftest.load.CommandKind;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** How runs ended, and what is left of them. */
final class EndChecks {
  private final Evidence evidence;

  EndChecks(Evidence evidence) {
    this.evidence = evidence;
  }

  Finding exitStatuses() {
    List<LedgerRun> ended =
        evidence.ledgerInWindow().filter(run -> run.isTerminal() && !run.neverStarted()).toList();
    List<String> violations = ended.stream().flatMap(run -> mistakes(run).stream()).toList();
    return new Finding(
        "One exit status per run, the one its command ended with",
        ended.size() + " runs ended",
        violations);
  }

  private List<String> mistakes(LedgerRun run) {
    WitnessedRun witnessed = evidence.witnessed().get(run.run());
    if (witnessed == null) {
      return List.of(run + ": nobody saw its command");
    }
    if (!run.hasExited()) {
      return List.of(run + ": " + run.reason());
    }
    if (witnessed.ends().size() != 1) {
      return List.of(run + ": its command ended " + witnessed.ends().size() + " times");
    }
    int exitCode = witnessed.ends().get(0).exitCode();
    return Objects.equals(run.exitCode(), exitCode)
        ? List.of()
        : List.of(run + ": exit code " + run.exitCode() + " stored, was " + exitCode);
  }

  Finding output(Ledger ledger) throws SQLException, IOException {
    List<LedgerRun> ended = evidence.ledgerInWindow().filter(LedgerRun::hasExited).toList();
    var violations = new ArrayList<String>();
    var lines = new long[1];
    var gaps = new long[1];
    ledger.output(
        ended,
        (run, output) -> {
          lines[0] += output.lines();
          gaps[0] += output.gaps();
          compare(run, output, violations);
        });
    return new Finding(
        "Stored output is what the command wrote, or its gap is marked",
        "%d lines of %d runs, %d gaps".formatted(lines[0], ended.size(), gaps[0]),
        violations);
  }

  private static void compare(LedgerRun run, StoredOutput stored, List<String> violations) {
    CommandKind kind = CommandKind.ofSchedule(run.fire().schedule().schedule());
    boolean gaps = stored.gaps() > 0;
    compare(run, "output", gaps, stored.output(), kind.output(run.run()), violations);
    compare(
        run, "error output", gaps, stored.errorOutput(), kind.errorOutput(run.run()), violations);
  }

  // a full disk is one of the faults
  private static void compare(
      LedgerRun run,
      String what,
      boolean gaps,
      String stored,
      String written,
      List<String> violations) {
    if (gaps ? !StoredOutput.isPartOf(stored, written) : !stored.equals(written)) {
      violations.add(
          "%s: %d characters of %s stored, %d written"
              .formatted(run, stored.length(), what, written.length()));
    }
  }

  Finding endStatesStay() {
    return new Finding(
        "No terminal state changed",
        "%d runs in %d snapshots"
            .formatted(evidence.endStates().watched(), evidence.endStates().snapshots()),
        evidence.endStates().changes());
  }
}
