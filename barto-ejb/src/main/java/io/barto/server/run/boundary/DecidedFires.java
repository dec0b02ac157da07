package io.barto.server.run.boundary;

import io.barto.protocol.ServerToWorker.DecidedFire;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;

/** What the ledger has decided of a worker's fires, as a returning worker is told it. */
@Stateless
public class DecidedFires {
  /** Reads a few index entries for each schedule, however many runs there are. */
  private static final String NEWEST_RUNS =
      "SELECT s.schedule, (SELECT TIMESTAMPDIFF(SECOND, '1970-01-01', r.nominal) FROM run r"
          + " WHERE r.worker = s.worker AND r.schedule = s.schedule AND r.state <> 'DUE'"
          + " AND r.nominal IS NOT NULL ORDER BY r.sorted DESC LIMIT 1)"
          + " FROM (SELECT DISTINCT worker, schedule FROM run WHERE worker = ?1) s";

  private static final String NEWEST_RANGES =
      "SELECT schedule, TIMESTAMPDIFF(SECOND, '1970-01-01', MAX(last_nominal)) FROM missed_range"
          + " WHERE worker = ?1 GROUP BY schedule";

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
    for (String sql : List.of(NEWEST_RUNS, NEWEST_RANGES)) {
      List<?> rows = entities.createNativeQuery(sql).setParameter(1, worker).getResultList();
      for (Object row : rows) {
        Object[] columns = (Object[]) row;
        if (columns[1] instanceof Number second) {
          newest.merge(
              String.valueOf(columns[0]),
              Instant.ofEpochSecond(second.longValue()),
              (one, other) -> one.isAfter(other) ? one : other);
        }
      }
    }
    return newest.entrySet().stream()
        .map(fire -> new DecidedFire(fire.getKey(), fire.getValue()))
        .toList();
  }
}
