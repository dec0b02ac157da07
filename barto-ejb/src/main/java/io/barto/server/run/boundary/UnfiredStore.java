package io.barto.server.run.boundary;

import io.barto.protocol.UnfiredRange;
import io.barto.protocol.UnfiredRange.UnfiredKind;
import io.barto.server.run.entity.MissedRange;
import io.barto.server.run.entity.Run;
import io.barto.server.run.entity.RunState;
import io.barto.server.worker.boundary.ConnectedWorker;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What came due and will never run. Every call is one transaction. */
@Stateless
public class UnfiredStore {
  @PersistenceContext(unitName = "barto")
  @SuppressWarnings("NullAway.Init")
  private EntityManager entities;

  /**
   * Stores ranges; what is there already stays as it is. A run that was claimed and that its worker
   * never had ends with the range that it lies in.
   */
  public void store(List<UnfiredFires> fires) {
    if (fires.isEmpty()) {
      return;
    }
    Set<UUID> known = known(fires);
    for (UnfiredFires one : fires) {
      if (known.add(one.range().id())) {
        entities.persist(entity(one.from().id(), one.range()));
      }
    }
    endClaimed(fires);
  }

  /**
   * Ends fires that nobody will tell of any more: their worker is gone for good.
   *
   * @param fires at most one range a schedule
   */
  public void end(ConnectedWorker worker, List<UnfiredRange> fires) {
    store(fires.stream().map(range -> new UnfiredFires(worker, range)).toList());
  }

  /** The same for a worker that is not connected. */
  public void end(long worker, List<UnfiredRange> fires) {
    fires.forEach(range -> entities.persist(entity(worker, range)));
  }

  private Set<UUID> known(List<UnfiredFires> fires) {
    return new HashSet<>(
        entities
            .createNamedQuery(MissedRange.KNOWN, UUID.class)
            .setParameter("ids", fires.stream().map(one -> one.range().id()).toList())
            .getResultList());
  }

  private static MissedRange entity(long worker, UnfiredRange range) {
    return new MissedRange(
        range.id(),
        worker,
        range.schedule(),
        range.first(),
        range.last(),
        range.count(),
        range.kind() == UnfiredKind.MISSED ? RunState.MISSED : RunState.SKIPPED,
        range.reason(),
        range.at());
  }

  private void endClaimed(List<UnfiredFires> fires) {
    List<Long> claimed =
        entities
            .createNamedQuery(Run.CLAIMED_OF_WORKERS, Long.class)
            .setParameter("workers", fires.stream().map(one -> one.from().id()).distinct().toList())
            .getResultList();
    if (claimed.isEmpty()) {
      return;
    }
    List<Run> runs =
        entities
            .createNamedQuery(Run.BY_NUMBERS, Run.class)
            .setParameter("numbers", claimed)
            .setLockMode(LockModeType.PESSIMISTIC_WRITE)
            .getResultList();
    Map<String, List<UnfiredFires>> bySchedule =
        fires.stream()
            .collect(
                Collectors.groupingBy(
                    one -> one.range().schedule(), HashMap::new, Collectors.toList()));
    for (Run run : runs) {
      bySchedule.getOrDefault(run.schedule(), List.of()).forEach(one -> end(run, one));
    }
  }

  private static void end(Run run, UnfiredFires by) {
    Instant nominal = run.nominal();
    if (nominal == null || run.state() != RunState.DUE) {
      return;
    }
    if (by.covers(run.worker(), run.schedule(), nominal)) {
      if (by.isMissed()) {
        run.missed(by.range().reason(), by.range().at());
      } else {
        run.skipped(by.range().reason(), by.range().at());
      }
    }
  }
}
