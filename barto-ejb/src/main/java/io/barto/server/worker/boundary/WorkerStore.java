package io.barto.server.worker.boundary;

import io.barto.protocol.ErrorCode;
import io.barto.protocol.WorkerToServer.Hello;
import io.barto.server.worker.entity.Worker;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the database knows of the workers. */
@Stateless
public class WorkerStore {
  /** What a hello left in the database. */
  public record Greeted(long id, long epoch, Optional<Instant> planCursor) {}

  /** That a worker's fires are being claimed up to an instant, on behalf of one of its epochs. */
  public record Advance(long worker, long epoch, Instant nominal) {}

  @PersistenceContext(unitName = "barto")
  @SuppressWarnings("NullAway.Init")
  private EntityManager entities;

  /** Notes a hello and raises the worker's epoch; a worker seen for the first time is added. */
  public Greeted greet(String name, Hello hello, Instant now) {
    Worker worker =
        entities
            .createQuery("SELECT w FROM Worker w WHERE w.name = :name", Worker.class)
            .setParameter("name", name)
            .setLockMode(LockModeType.PESSIMISTIC_WRITE)
            .getResultStream()
            .findFirst()
            .orElse(null);
    if (worker == null) {
      worker = new Worker(name, hello, now);
      entities.persist(worker);
    } else {
      worker.greeted(hello, now);
    }
    return new Greeted(worker.id(), worker.epoch(), worker.planCursor());
  }

  /**
   * Locks the workers of a claim until its transaction ends and moves their cursors on.
   *
   * @return the ids of those whose epoch is still the one named; the others belong to a newer
   *     connection
   */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public Set<Long> advance(Collection<Advance> advances) {
    Set<Long> ids = advances.stream().map(Advance::worker).collect(Collectors.toSet());
    Map<Long, Worker> workers =
        entities
            .createQuery("SELECT w FROM Worker w WHERE w.id IN :ids ORDER BY w.id", Worker.class)
            .setParameter("ids", ids)
            .setLockMode(LockModeType.PESSIMISTIC_WRITE)
            .getResultStream()
            .collect(Collectors.toMap(Worker::id, Function.identity()));
    var valid = new HashSet<Long>();
    for (Advance advance : advances) {
      Worker worker = workers.get(advance.worker());
      if (worker != null && worker.epoch() == advance.epoch()) {
        worker.plannedUntil(advance.nominal());
        valid.add(advance.worker());
      }
    }
    return valid;
  }

  /**
   * Locks a worker until the transaction ends.
   *
   * @throws WorkerRefusedException where the worker has said a later hello
   */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void lockCurrent(ConnectedWorker connected) {
    Worker worker = entities.find(Worker.class, connected.id(), LockModeType.PESSIMISTIC_WRITE);
    if (worker == null || worker.epoch() != connected.epoch()) {
      throw new WorkerRefusedException(
          ErrorCode.NAME_IN_USE, "worker `" + connected.name() + "` has connected again meanwhile");
    }
  }
}
