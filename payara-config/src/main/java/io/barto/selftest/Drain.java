package io.barto.selftest;

import io.barto.selftest.check.Evidence;
import io.barto.selftest.check.Promises;
import io.barto.selftest.check.Troubles;
import io.barto.selftest.evidence.EndStates;
import io.barto.selftest.evidence.Ledger;
import io.barto.selftest.evidence.Plan;
import io.barto.selftest.evidence.Window;
import io.barto.selftest.evidence.Witness;
import io.barto.selftest.load.Load;
import io.barto.selftest.site.Site;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Waits until all that came due in the window is settled, or nothing gets settled any more. */
final class Drain {
  private static final Duration PAUSE = Duration.ofSeconds(3);
  private static final Duration PATIENCE = Duration.ofSeconds(75);

  private final Site site;
  private final Ledger ledger;
  private final Map<String, Plan> plans;
  private final Window window;
  private final Instant reloaded;
  private final EndStates endStates;
  private final Troubles troubles;
  private final Course course;
  private final Clock clock;

  Drain(
      Site site,
      Ledger ledger,
      Books books,
      Window window,
      EndStates endStates,
      Troubles troubles,
      Course course,
      Clock clock) {
    this.site = site;
    this.ledger = ledger;
    this.plans = books.plans(window);
    this.window = window;
    this.reloaded = books.reloaded(window);
    this.endStates = endStates;
    this.troubles = troubles;
    this.course = course;
    this.clock = clock;
  }

  /** Returns what is known then. */
  Evidence run() throws IOException, InterruptedException {
    long fewest = Long.MAX_VALUE;
    Instant progress = clock.instant();
    Evidence evidence = null;
    while (evidence == null || clock.instant().isBefore(progress.plus(PATIENCE))) {
      course.idleUntil(clock.instant().plus(PAUSE));
      try {
        evidence = evidence();
      } catch (SQLException e) {
        continue; // the database is not back yet
      }
      long unsettled = Promises.unsettled(evidence);
      if (unsettled == 0) {
        break;
      }
      if (unsettled < fewest) {
        fewest = unsettled;
        progress = clock.instant();
      }
    }
    return evidence;
  }

  private Evidence evidence() throws SQLException, IOException {
    var runs = ledger.runs();
    endStates.take(runs);
    return new Evidence(
        window,
        plans,
        reloaded,
        Witness.read(Load.witness(site.folder())),
        runs,
        ledger.missed(),
        endStates,
        troubles);
  }
}
