package io.barto.server.run.boundary;

import io.barto.protocol.ErrorCode;
import io.barto.protocol.ServerToWorker.EndStored;
import io.barto.protocol.ServerToWorker.Refusal;
import io.barto.protocol.ServerToWorker.UnfiredStored;
import io.barto.protocol.UnfiredRange;
import io.barto.protocol.WorkerToServer.Unfired;
import io.barto.server.lane.BatchWriter;
import io.barto.server.lane.Lane;
import io.barto.server.run.control.RefusedRuns;
import io.barto.server.run.control.RunsBeingTold;
import io.barto.server.worker.boundary.ConnectedWorker;
import io.barto.server.worker.boundary.WorkerLink;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Takes the workers' reports, records what has piled up in one transaction, and acknowledges ends
 * once they are committed. While the database is away it waits for it.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class RunReports {
  private static final Logger LOG = System.getLogger(RunReports.class.getName());
  private static final int CAPACITY = 20_000;
  private static final int BATCH = 2_000;

  @Resource
  @SuppressWarnings("NullAway.Init")
  private ManagedExecutorService executor;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private RunLedger ledger;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private UnfiredStore unfired;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private RunNews news;

  private final RunsBeingTold beingTold = new RunsBeingTold();
  private final RefusedRuns refused = new RefusedRuns();

  /** Of what is being written, the runs that there are not; used by the lane alone. */
  private final Set<UUID> unknown = new HashSet<>();

  @SuppressWarnings("NullAway.Init")
  private Lane<RunReport> lane;

  @SuppressWarnings("NullAway.Init")
  private BatchWriter<RunReport> writer;

  @SuppressWarnings("NullAway.Init")
  private Lane<UnfiredFires> unfiredLane;

  @SuppressWarnings("NullAway.Init")
  private BatchWriter<UnfiredFires> unfiredWriter;

  @PostConstruct
  void open() {
    writer = new BatchWriter<>("run reports", this::record);
    lane =
        new Lane<>(
            "run reports", executor, report -> report.runs().size(), CAPACITY, BATCH, this::store);
    unfiredWriter = new BatchWriter<>("unfired fires", fires -> unfired.store(fires));
    unfiredLane =
        new Lane<>("unfired fires", executor, fires -> 1, CAPACITY, BATCH, this::storeUnfired);
  }

  @PreDestroy
  void close() {
    lane.close();
    unfiredLane.close();
    writer.close();
    unfiredWriter.close();
    beingTold.close();
  }

  /** Hands a report over; waits while too many are not yet recorded. */
  public void take(RunReport report) throws InterruptedException {
    String mistake = report.mistake().orElse(null);
    if (mistake != null) {
      refused.add(report.from().id(), report.runs());
      warn(report.from(), "refused a fire that it says it has fired by itself: " + mistake);
      return;
    }
    if (report.isFired()) {
      beingTold.begin(report.runs());
    }
    lane.put(report);
  }

  /** Hands over what will never run; waits while too much is not yet stored. */
  public void take(ConnectedWorker from, Unfired message) throws InterruptedException {
    for (UnfiredRange range : message.ranges()) {
      var fires = new UnfiredFires(from, range);
      String mistake = fires.mistake().orElse(null);
      if (mistake == null) {
        unfiredLane.put(fires);
      } else {
        warn(from, "refused a range of fires that did not run: " + mistake);
        from.link().send(new UnfiredStored(List.of(range.id())));
      }
    }
  }

  private static void warn(ConnectedWorker worker, String what) {
    LOG.log(Level.WARNING, "worker {0}: {1}", worker.name(), what);
    worker.link().send(new Refusal(ErrorCode.BAD_REQUEST, what));
  }

  /**
   * Waits until it is recorded which of these runs there are: a worker tells first that it has
   * fired them, but the output goes another way.
   */
  public void awaitTold(Collection<UUID> runs) {
    beingTold.await(runs);
  }

  /** Whether a worker said that it has fired a run, and was not believed. */
  public boolean isRefused(long worker, UUID run) {
    return refused.contains(worker, run);
  }

  private void record(List<RunReport> reports) {
    Set<UUID> missing = ledger.record(reports);
    reports.forEach(report -> unknown.removeAll(report.runs()));
    unknown.addAll(missing);
  }

  private void store(List<RunReport> reports) {
    unknown.clear();
    try {
      if (writer.write(reports)) {
        acknowledge(reports);
        news.changed(reports.stream().flatMap(report -> report.runs().stream()).toList());
      }
    } finally {
      reports.stream().filter(RunReport::isFired).forEach(one -> beingTold.end(one.runs()));
    }
  }

  /**
   * The end of a run that there is not stays with its worker, who has to tell of its fire first.
   */
  private void acknowledge(List<RunReport> reports) {
    IdentityHashMap<WorkerLink, List<UUID>> ended = new IdentityHashMap<>();
    for (RunReport report : reports) {
      for (UUID run : report.ends() ? report.runs() : List.<UUID>of()) {
        if (!unknown.contains(run) || isRefused(report.from().id(), run)) {
          ended.computeIfAbsent(report.from().link(), link -> new ArrayList<>()).add(run);
        } else {
          LOG.log(
              Level.WARNING,
              "worker {0} reports the end of run {1}, which is not known: not acknowledged",
              report.from().name(),
              run);
        }
      }
    }
    ended.forEach((link, runs) -> link.send(new EndStored(runs)));
  }

  private void storeUnfired(List<UnfiredFires> fires) {
    if (!unfiredWriter.write(fires)) {
      return;
    }
    IdentityHashMap<WorkerLink, List<UUID>> stored = new IdentityHashMap<>();
    for (UnfiredFires one : fires) {
      stored.computeIfAbsent(one.from().link(), link -> new ArrayList<>()).add(one.range().id());
    }
    stored.forEach((link, ids) -> link.send(new UnfiredStored(ids)));
  }
}
