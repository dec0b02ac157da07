package io.barto.server.run.boundary;

import io.barto.server.run.control.Silence;
import io.barto.server.run.entity.Run;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Settles the runs of version 1 workers whose end nobody tells any more. */
@Stateless
public class SilentRuns {
  private static final int PAGE = 500;

  @PersistenceContext(unitName = "barto")
  @SuppressWarnings("NullAway.Init")
  private EntityManager entities;

  /**
   * Settles a page of runs, in one transaction.
   *
   * @param after the number of a run; those with higher ones are looked at
   * @param connectedSince since when the workers that are connected are, by their ids
   * @return after which number to go on; empty: that was all
   */
  public OptionalLong settle(long after, Map<Long, Instant> connectedSince, Instant now) {
    List<Long> numbers =
        entities
            .createNamedQuery(Run.RUNNING_OF_VERSION_1, Long.class)
            .setParameter("after", after)
            .setParameter("before", now.minus(Silence.AFTER_RETURN))
            .setMaxResults(PAGE)
            .getResultList();
    if (numbers.isEmpty()) {
      return OptionalLong.empty();
    }
    // found without a lock first, which would be on the gaps between them too
    entities
        .createNamedQuery(Run.BY_NUMBERS, Run.class)
        .setParameter("numbers", numbers)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultStream()
        .forEach(
            run ->
                Silence.verdict(run.heard(), connectedSince.get(run.worker()), now)
                    .ifPresent(why -> run.lost(why, now)));
    return OptionalLong.of(numbers.get(numbers.size() - 1));
  }
}
