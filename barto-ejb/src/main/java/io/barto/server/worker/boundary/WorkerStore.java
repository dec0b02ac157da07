package io.barto.server.worker.boundary;

import io.barto.protocol.ErrorCode;
import io.barto.protocol.HostInfo;
import io.barto.protocol.JournalMark;
import io.barto.protocol.WorkerToServer.Hello;
import io.barto.server.refusal.RefusedException;
import io.barto.server.worker.entity.Worker;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the database knows of the workers. */
@Stateless
public class WorkerStore {
  /**
   * What a hello left in the database.
   *
   * @param known of the journal of this instance, as of its hello before
   * @param replaced up to when the fires of another instance had been claimed, whose place it
   *     takes; empty where it takes nobody's
   */
  public record Greeted(
      long id,
      long epoch,
      Optional<Instant> planCursor,
      JournalMark known,
      Optional<Instant> replaced) {}

  /** That a worker's fires are being claimed up to an instant, on behalf of one of its epochs. */
  public record Advance(long worker, long epoch, Instant nominal) {}

  @PersistenceContext(unitName = "barto")
  @SuppressWarnings("NullAway.Init")
  private EntityManager entities;

  /**
   * Notes that a version 1 worker has connected, and raises its epoch. It fires by itself; so there
   * is nothing for a server to go on from when it comes back with version 2.
   */
  public Greeted greetVersion1(String name, UUID connection, Instant now) {
    Worker worker = find(name);
    if (worker == null) {
      worker = new Worker(name, connection, now);
      entities.persist(worker);
    } else {
      entities.refresh(worker, LockModeType.PESSIMISTIC_WRITE);
      worker.greetedVersion1(connection, now);
    }
    return new Greeted(
        worker.id(), worker.epoch(), worker.planCursor(), JournalMark.NONE, Optional.empty());
  }

  /** Notes what a worker says of its host. */
  public void informed(ConnectedWorker connected, HostInfo info) {
    Worker worker = entities.find(Worker.class, connected.id(), LockModeType.PESSIMISTIC_WRITE);
    if (worker != null && worker.epoch() == connected.epoch()) {
      worker.informed(info);
    }
  }

  /** The workers that spoke version 1 when they were last here. */
  public List<String> lastSeenWithVersion1() {
    return entities
        .createQuery("SELECT w.name FROM Worker w WHERE w.wire = 1 ORDER BY w.name", String.class)
        .getResultList();
  }

  /** Notes a hello and raises the worker's epoch; a worker seen for the first time is added. */
  public Greeted greet(String name, Hello hello, Instant now) {
    return greet(name, hello, now, false);
  }

  /**
   * Notes a hello and raises the worker's epoch; a worker seen for the first time is added.
   *
   * @param onlyKnown whether the name is kept for the instance that said its last hello
   * @throws RefusedException where it is kept for another one
   */
  public Greeted greet(String name, Hello hello, Instant now, boolean onlyKnown) {
    // a lock on a name that is not there would be on the gap, where two new workers dead-lock
    Worker worker = find(name);
    JournalMark known = JournalMark.NONE;
    Optional<Instant> replaced = Optional.empty();
    if (worker == null) {
      worker = new Worker(name, hello, now);
      entities.persist(worker);
    } else {
      entities.refresh(worker, LockModeType.PESSIMISTIC_WRITE);
      boolean same = worker.instance().equals(hello.instance());
      if (onlyKnown && !same) {
        throw keptForAnother(worker);
      }
      known = same ? worker.journal() : JournalMark.NONE;
      if (!same && !worker.firesByItself()) {
        replaced = Optional.of(worker.planCursor().orElse(now));
      }
      worker.greeted(hello, now);
    }
    // what came due before it took the place is not its own to run
    Optional<Instant> cursor = replaced.isPresent() ? Optional.empty() : worker.planCursor();
    return new Greeted(worker.id(), worker.epoch(), cursor, known, replaced);
  }

  private static RefusedException keptForAnother(Worker worker) {
    return new RefusedException(
        ErrorCode.NAME_IN_USE,
        "the name `"
            + worker.name()
            + "` is another worker's, last seen on "
            + worker.hostname()
            + ", and is kept for it for a while after the server's start; if that one is gone,"
            + " this one gets in as soon as the time is over, else give it another name in"
            + " bartoc.toml");
  }

  /** Whether a worker of this name ever spoke version 2 of the wire. */
  public boolean seenWithVersion2(String name) {
    Worker worker = find(name);
    return worker != null && worker.seenWithVersion2();
  }

  /** Whether a worker of this name was ever here. */
  public boolean isKnown(String name) {
    return find(name) != null;
  }

  private @Nullable Worker find(String name) {
    return entities
        .createQuery("SELECT w FROM Worker w WHERE w.name = :name", Worker.class)
        .setParameter("name", name)
        .getResultStream()
        .findFirst()
        .orElse(null);
  }

  /**
   * Locks the workers of a claim until its transaction ends and moves their cursors on.
   *
   * @return the workers' epochs by id; a claim for another one belongs to an older connection
   */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public Map<Long, Long> advance(Collection<Advance> advances) {
    Set<Long> ids = advances.stream().map(Advance::worker).collect(Collectors.toSet());
    Map<Long, Worker> workers =
        entities
            .createQuery("SELECT w FROM Worker w WHERE w.id IN :ids ORDER BY w.id", Worker.class)
            .setParameter("ids", ids)
            .setLockMode(LockModeType.PESSIMISTIC_WRITE)
            .getResultStream()
            .collect(Collectors.toMap(Worker::id, Function.identity()));
    for (Advance advance : advances) {
      Worker worker = workers.get(advance.worker());
      if (worker != null && worker.epoch() == advance.epoch()) {
        worker.plannedUntil(advance.nominal());
      }
    }
    return workers.values().stream().collect(Collectors.toMap(Worker::id, Worker::epoch));
  }

  /** Locks workers until the transaction ends, in an order that all keep to. */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void lock(Collection<Long> ids) {
    if (!ids.isEmpty()) {
      entities
          .createQuery("SELECT w FROM Worker w WHERE w.id IN :ids ORDER BY w.id", Worker.class)
          .setParameter("ids", Set.copyOf(ids))
          .setLockMode(LockModeType.PESSIMISTIC_WRITE)
          .getResultList();
    }
  }

  /**
   * Locks a worker until the transaction ends.
   *
   * @throws RefusedException where the worker has said a later hello
   */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void lockCurrent(ConnectedWorker connected) {
    Worker worker = entities.find(Worker.class, connected.id(), LockModeType.PESSIMISTIC_WRITE);
    if (worker == null || worker.epoch() != connected.epoch()) {
      throw new RefusedException(
          ErrorCode.NAME_IN_USE, "worker `" + connected.name() + "` has connected again meanwhile");
    }
  }
}
