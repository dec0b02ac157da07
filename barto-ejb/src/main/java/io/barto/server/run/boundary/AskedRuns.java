package io.barto.server.run.boundary;

import io.barto.plan.Schedule;
import io.barto.server.refusal.RefusedException;
import io.barto.server.run.boundary.RunLedger.ClaimedFire;
import io.barto.server.run.control.RandomRunIds;
import io.barto.server.run.entity.Run;
import io.barto.server.worker.boundary.ConnectedWorker;
import io.barto.server.worker.boundary.WorkerStore;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What people ask to be run, in the ledger. Every call is one transaction. */
@Stateless
public class AskedRuns {
  @PersistenceContext(unitName = "barto")
  @SuppressWarnings("NullAway.Init")
  private EntityManager entities;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private WorkerStore workers;

  /**
   * Claims runs of a schedule. They are no fire of it: nothing is planned or missed by them.
   *
   * @param generation of the book that the schedule stands in
   * @throws RefusedException where a later hello has taken over meanwhile
   */
  public ClaimedFire claim(
      ConnectedWorker worker, Schedule schedule, long generation, Instant now, Instant notAfter) {
    workers.lockCurrent(worker);
    var claim =
        new Run.Claim(
            worker.id(),
            worker.instance(),
            worker.epoch(),
            schedule.name(),
            generation,
            now,
            1,
            schedule.stopOnFailure());
    List<UUID> ids = RandomRunIds.of(now, schedule.commands().size());
    var runs = new ArrayList<Run>();
    for (String command : schedule.commands()) {
      int index = runs.size();
      Run run = Run.ofPerson(ids.get(index), claim, index, command, now, notAfter);
      entities.persist(run);
      runs.add(run);
    }
    return new ClaimedFire(worker, RunLedger.dispatch(runs));
  }
}
