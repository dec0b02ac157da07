package io.barto.server.schedule.boundary;

import io.barto.plan.ScheduleBook;
import io.barto.protocol.ServerToWorker.Initialize;
import io.barto.protocol.ServerToWorker.V1Schedule;
import io.barto.server.run.boundary.SentSchedules;
import io.barto.server.schedule.control.Version1Schedules;
import io.barto.server.schedule.control.Version1Schedules.Remark;
import io.barto.server.worker.boundary.ConnectedWorker;
import io.barto.server.worker.boundary.WorkerRegistry;
import io.barto.server.worker.boundary.WorkerStore;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Local;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** The book as version 1 workers are told it. */
@Singleton
@Startup
@DependsOn("Schedules")
@LocalBean
@Local(SentSchedules.class)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class Version1Book implements SentSchedules {
  private static final Logger LOG = System.getLogger(Version1Book.class.getName());

  /** What a worker is told of one book. */
  private record Told(ScheduleBook book, Version1Schedules schedules) {}

  @EJB
  @SuppressWarnings("NullAway.Init")
  private Schedules schedules;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private WorkerRegistry workers;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private WorkerStore store;

  @Inject
  @SuppressWarnings("NullAway.Init")
  private Clock clock;

  /** Of the workers that asked; no more of them are kept than the book has. */
  private final Map<String, Told> told = new ConcurrentHashMap<>();

  @PostConstruct
  void warnAtStart() {
    store.lastSeenWithVersion1().forEach(this::warn);
  }

  /** Sends a worker its schedules, none too, in place of those that it has. */
  public void initialize(ConnectedWorker worker) {
    worker.link().send(new Initialize(worker.connection(), of(worker.name())));
    warn(worker.name());
    if (schedules.book().of(worker.name()).isEmpty()) {
      LOG.log(Level.WARNING, "worker {0} has no schedules in the configuration", worker.name());
    }
  }

  /**
   * After a reload: the workers of version 1 that are connected get their schedules again. Those
   * whose schedules are as before are left alone: they would draw their random times anew.
   */
  public void initializeAll(Predicate<String> affected) {
    workers.connected().stream()
        .filter(ConnectedWorker::isVersion1)
        .filter(worker -> affected.test(worker.name()))
        .forEach(this::initialize);
  }

  @Override
  public List<V1Schedule> of(String worker) {
    return toldTo(worker).schedules();
  }

  /** What people must know of a worker's schedules in version 1, by schedule. */
  public List<Map.Entry<String, String>> remarks(String worker) {
    return toldTo(worker).remarks().stream()
        .map(remark -> Map.entry(remark.schedule(), remark.text()))
        .toList();
  }

  private void warn(String worker) {
    for (Remark remark : toldTo(worker).remarks()) {
      LOG.log(
          Level.WARNING,
          "worker {0} speaks version 1 of the wire: schedule {1}: {2}",
          worker,
          remark.schedule(),
          remark.text());
    }
  }

  private Version1Schedules toldTo(String worker) {
    ScheduleBook book = schedules.book();
    if (book.of(worker).isEmpty()) {
      return new Version1Schedules(List.of(), List.of());
    }
    return told.compute(
            worker,
            (name, old) ->
                old != null && old.book().generation() == book.generation()
                    ? old
                    : new Told(book, Version1Schedules.of(book.of(name), clock.instant())))
        .schedules();
  }
}
