package io.barto.server.schedule.boundary;

import io.barto.protocol.ErrorCode;
import io.barto.protocol.UnfiredRange;
import io.barto.server.refusal.RefusedException;
import io.barto.server.run.boundary.RunLedger;
import io.barto.server.run.boundary.UnfiredStore;
import io.barto.server.schedule.control.DueFires;
import io.barto.server.worker.boundary.AbsenceStore;
import io.barto.server.worker.boundary.AbsenceStore.Retired;
import io.barto.server.worker.boundary.ConnectedWorker;
import io.barto.server.worker.boundary.WorkerRegistry;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * Closes what came due for a worker that will never tell of it: it was retired, or another instance
 * has its place. That is provisional: should the old journal come back, what it says it ran has
 * runs of its own, which count before the range. Every call is one transaction.
 */
@Stateless
public class Gaps {
  @EJB
  @SuppressWarnings("NullAway.Init")
  private WorkerRegistry workers;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private AbsenceStore store;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private Absences absences;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private RunLedger ledger;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private UnfiredStore unfired;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private Schedules schedules;

  @Inject
  @SuppressWarnings("NullAway.Init")
  private Clock clock;

  /**
   * Another instance has come under a worker's name.
   *
   * @param since up to when the old one's fires had been claimed
   */
  public void ofReplaced(ConnectedWorker worker, Instant since) {
    Instant now = clock.instant();
    unfired.end(
        worker,
        DueFires.missed(
            schedules.book().of(worker.name()), since, now, "replaced by another instance"));
  }

  /**
   * A worker will not come back: what it left open is closed, and it is expected no more.
   *
   * @return what was done, for people
   * @throws RefusedException where it is connected, or was never here
   */
  public String retire(String name) {
    refuseWhereHere(name);
    Instant now = clock.instant();
    Retired retired = store.retire(name, now).orElseThrow(() -> WorkerRegistry.unknown(name));
    refuseWhereHere(name); // it may have come before its row was locked
    int runs = ledger.retire(retired.id(), now);
    long missed = retired.hasJournal() ? endMissed(name, retired, now) : 0;
    return "worker `"
        + name
        + "` is retired: "
        + (runs == 1 ? "1 open run was closed, " : runs + " open runs were closed, ")
        + (missed == 1
            ? "1 fire has come due since it went and is missed"
            : missed + " fires have come due since it went and are missed")
        + (schedules.book().of(name).isEmpty()
            ? ""
            : "\nits schedules are still in bartos.toml: remove [schedules." + name + "]");
  }

  private void refuseWhereHere(String name) {
    if (absences.isArriving(name) || workers.find(name).isPresent()) {
      throw new RefusedException(
          ErrorCode.BAD_REQUEST, "worker `" + name + "` is connected; stop it first");
    }
  }

  private long endMissed(String name, Retired retired, Instant now) {
    List<UnfiredRange> ranges =
        DueFires.missed(
            schedules.book().of(name),
            retired.awaySince(),
            now,
            "retired: its worker will not come back");
    unfired.end(retired.id(), ranges);
    return ranges.stream().mapToLong(UnfiredRange::count).sum();
  }
}
