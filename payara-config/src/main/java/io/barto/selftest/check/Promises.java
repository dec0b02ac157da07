package io.barto.selftest.check;

import io.barto.selftest.evidence.Ledger;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** All that is checked at the end. */
public final class Promises {
  private Promises() {}

  /** How many of the planned instants have not come to their end yet. */
  public static long unsettled(Evidence evidence) {
    return new PlanChecks(evidence).everyInstantEnds().violations().size();
  }

  /**
   * Checks everything.
   *
   * @param ledger for the stored output, which is too much to be held at once
   */
  public static List<Finding> check(Evidence evidence, Ledger ledger)
      throws SQLException, IOException {
    var starts = new StartChecks(evidence);
    var plan = new PlanChecks(evidence);
    var ends = new EndChecks(evidence);
    var findings = new ArrayList<Finding>();
    findings.add(starts.startedOnce());
    findings.add(plan.everyInstantEnds());
    findings.add(plan.nothingUnplanned());
    findings.add(plan.nothingDenied());
    findings.add(starts.startedInTime());
    findings.add(starts.madeUpInOrder());
    findings.add(ends.exitStatuses());
    findings.add(ends.output(ledger));
    findings.add(ends.endStatesStay());
    findings.add(new DelayCheck(evidence).hungDelaysNoOther());
    if (evidence.reloaded().isBefore(evidence.window().until())) {
      findings.add(plan.reloadReached());
    }
    return findings;
  }
}
