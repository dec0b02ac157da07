package io.barto.server.run.boundary;

import io.barto.protocol.ServerToWorker.DecidedFire;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger has decided of a worker's fires, as a returning worker is told it. Asks schedule
 * by schedule: each question is one look at an index, however many runs there are, while MariaDB
 * answers one question for all of them by reading every run.
 */
@Stateless
public class DecidedFires {
  private static final String NEXT_WITH_RUNS =
      "SELECT MIN(schedule) FROM run WHERE worker = ?1 AND schedule > ?2";

  private static final String NEXT_WITH_RANGES =
      "SELECT MIN(schedule) FROM missed_range WHERE worker = ?1 AND schedule > ?2";

  private static final String NEWEST_RUN =
      "SELECT TIMESTAMPDIFF(SECOND, '1970-01-01', nominal) FROM run WHERE worker = ?1"
          + " AND schedule = ?2 AND state <> 'DUE' AND nominal IS NOT NULL"
          + " ORDER BY sorted DESC LIMIT 1";

  private static final String NEWEST_RANGE =
      "SELECT TIMESTAMPDIFF(SECOND, '1970-01-01', MAX(last_nominal)) FROM missed_range"
          + " WHERE worker = ?1 AND schedule = ?2";

  @PersistenceContext(unitName = "barto")
  @SuppressWarnings("NullAway.Init")
  private EntityManager entities;

  /**
   * Of each schedule of a worker the newest fire that it has accepted, or that will never run. A
   * journal that was rolled back must not run these again, and another instance under the name must
   * not either: so it is asked for the worker, whichever instance it was.
   */
  public List<DecidedFire> of(long worker) {
    var newest = new HashMap<String, Instant>();
    collect(worker, NEXT_WITH_RUNS, NEWEST_RUN, newest);
    collect(worker, NEXT_WITH_RANGES, NEWEST_RANGE, newest);
    return newest.entrySet().stream()
        .map(fire -> new DecidedFire(fire.getKey(), fire.getValue()))
        .toList();
  }

  private void collect(long worker, String next, String newest, Map<String, Instant> into) {
    Object schedule = first(next, worker, "");
    while (schedule instanceof String name) {
      if (first(newest, worker, name) instanceof Number second) {
        into.merge(
            name,
            Instant.ofEpochSecond(second.longValue()),
            (one, other) -> one.isAfter(other) ? one : other);
      }
      schedule = first(next, worker, name);
    }
  }

  private @Nullable Object first(String sql, long worker, String schedule) {
    List<?> rows =
        entities
            .createNativeQuery(sql)
            .setParameter(1, worker)
            .setParameter(2, schedule)
            .getResultList();
    return rows.isEmpty() ? null : rows.get(0);
  }
}
