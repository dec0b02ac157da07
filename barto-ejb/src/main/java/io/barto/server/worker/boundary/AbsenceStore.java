package io.barto.server.worker.boundary;

import io.barto.server.worker.entity.Absence;
import io.barto.server.worker.entity.Worker;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** Who is away, in the database. Every call is one transaction. */
@Stateless
public class AbsenceStore {
  /**
   * A worker that is away.
   *
   * @param seen whether it was ever there
   */
  public record Away(String worker, Instant since, String why, boolean seen) {}

  /**
   * Who is where.
   *
   * @param arriving who is on the way in
   * @param left when those of the others have gone that went lately
   */
  public record Whereabouts(
      Set<String> connected, Set<String> arriving, Map<String, Instant> left) {
    public Whereabouts {
      connected = Set.copyOf(connected);
      arriving = Set.copyOf(arriving);
      left = Map.copyOf(left);
    }
  }

  /** Why a worker is away that was never there: since when it is in the configuration. */
  public static final String NEVER_SEEN = "was never connected";

  private static final String LEFT = "its connection ended";
  private static final String NOT_BACK = "has not come back since the server's start";

  @PersistenceContext(unitName = "barto")
  @SuppressWarnings("NullAway.Init")
  private EntityManager entities;

  /**
   * Makes the open entries those of the workers that are away: opens what is missing, and closes
   * those of workers that are here, or that nobody expects any more.
   *
   * @param expected the workers of the book; who was here before is expected, too
   * @param whereabouts is asked once it is known who was ever here: whoever is on the way in is in
   *     the database before it is connected
   * @param since when workers came into the book that are there now; asked only where it is needed
   */
  public List<Away> settle(
      Set<String> expected,
      Supplier<Whereabouts> whereabouts,
      Instant now,
      Function<Set<String>, Map<String, Instant>> since) {
    Set<String> seen = seen();
    Set<String> retired = retired();
    Whereabouts current = whereabouts.get();
    var away = new HashSet<>(expected);
    away.addAll(seen);
    away.removeAll(retired);
    away.removeAll(current.connected());
    var open = new HashMap<String, Absence>();
    for (Absence absence : open()) {
      if (away.contains(absence.worker())) {
        open.put(absence.worker(), absence);
      } else {
        absence.end(now);
      }
    }
    away.removeAll(open.keySet());
    away.removeAll(current.arriving()); // whether they are let in is seen the next time
    for (String worker : away) {
      if (current.left().containsKey(worker)) {
        open.put(worker, opened(worker, LEFT, current.left().getOrDefault(worker, now)));
      } else if (seen.contains(worker)) {
        Instant heard =
            named(worker).getResultStream().findFirst().map(Worker::lastHeard).orElse(now);
        open.put(worker, opened(worker, NOT_BACK, heard));
      }
    }
    away.removeAll(open.keySet());
    if (!away.isEmpty()) {
      Map<String, Instant> configured = since.apply(away);
      away.forEach(
          name -> open.put(name, opened(name, NEVER_SEEN, configured.getOrDefault(name, now))));
    }
    return open.values().stream()
        .map(one -> new Away(one.worker(), one.since(), one.why(), seen.contains(one.worker())))
        .sorted((one, other) -> one.worker().compareTo(other.worker()))
        .toList();
  }

  /** Who is away, as it was last settled. */
  public List<Away> away() {
    Set<String> seen = seen();
    return open().stream()
        .map(one -> new Away(one.worker(), one.since(), one.why(), seen.contains(one.worker())))
        .toList();
  }

  private Absence opened(String worker, String why, Instant since) {
    var absence = new Absence(worker, since, why);
    entities.persist(absence);
    return absence;
  }

  private List<Absence> open() {
    return entities.createNamedQuery(Absence.OPEN, Absence.class).getResultList();
  }

  /**
   * So that it is known when a worker was here last, should this server end without a word. Before
   * anything is read: MariaDB refuses to change a row that has changed since.
   */
  public void heard(Collection<String> connected, Instant now) {
    if (!connected.isEmpty()) {
      entities
          .createQuery("UPDATE Worker w SET w.lastSeen = :now WHERE w.name IN :names")
          .setParameter("now", now)
          .setParameter("names", connected)
          .executeUpdate();
    }
  }

  private Set<String> seen() {
    return new HashSet<>(
        entities.createQuery("SELECT w.name FROM Worker w", String.class).getResultList());
  }

  private TypedQuery<Worker> named(String name) {
    return entities
        .createQuery("SELECT w FROM Worker w WHERE w.name = :name", Worker.class)
        .setParameter("name", name);
  }

  /** Who was retired and has not come back. */
  public Set<String> retired() {
    return new HashSet<>(
        entities
            .createQuery("SELECT w.name FROM Worker w WHERE w.retired IS NOT NULL", String.class)
            .getResultList());
  }

  /**
   * Retires a worker: it is expected no more, until it comes back by itself.
   *
   * @return what it was to the database; empty where it was never there
   */
  public Optional<Retired> retire(String name, Instant now) {
    // locked before anything else is read: two at the same time would count the same time twice
    Optional<Worker> found =
        named(name).setLockMode(LockModeType.PESSIMISTIC_WRITE).getResultStream().findFirst();
    Map<String, Absence> open = new HashMap<>();
    open().forEach(absence -> open.put(absence.worker(), absence));
    Absence absence = open.get(name);
    if (found.isPresent() && absence != null) {
      absence.end(now, "retired");
    }
    return found.map(
        worker -> {
          Instant since = absence == null ? worker.unsettledSince() : absence.since();
          worker.retired(now);
          return new Retired(worker.id(), !worker.firesByItself(), since);
        });
  }

  /**
   * A worker that was retired.
   *
   * @param id in the database
   * @param hasJournal whether it tells what became of its fires: not with version 1
   * @param awaySince since when it was away
   */
  public record Retired(long id, boolean hasJournal, Instant awaySince) {}
}
