package io.barto.server.run.boundary;

import io.barto.protocol.ServerToWorker.EndStored;
import io.barto.server.lane.BatchWriter;
import io.barto.server.lane.Lane;
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
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.UUID;

/**
 * Takes the workers' reports, records what has piled up in one transaction, and acknowledges ends
 * once they are committed. While the database is away it waits for it.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class RunReports {
  private static final int CAPACITY = 20_000;
  private static final int BATCH = 2_000;

  @Resource
  @SuppressWarnings("NullAway.Init")
  private ManagedExecutorService executor;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private RunLedger ledger;

  @SuppressWarnings("NullAway.Init")
  private Lane<RunReport> lane;

  @SuppressWarnings("NullAway.Init")
  private BatchWriter<RunReport> writer;

  @PostConstruct
  void open() {
    writer = new BatchWriter<>("run reports", reports -> ledger.record(reports));
    lane =
        new Lane<>(
            "run reports", executor, report -> report.runs().size(), CAPACITY, BATCH, this::store);
  }

  @PreDestroy
  void close() {
    lane.close();
    writer.close();
  }

  /** Hands a report over; waits while too many are not yet recorded. */
  public void take(RunReport report) throws InterruptedException {
    lane.put(report);
  }

  private void store(List<RunReport> reports) {
    if (writer.write(reports)) {
      acknowledge(reports);
    }
  }

  private static void acknowledge(List<RunReport> reports) {
    IdentityHashMap<WorkerLink, List<UUID>> ended = new IdentityHashMap<>();
    for (RunReport report : reports) {
      if (report.ends()) {
        ended
            .computeIfAbsent(report.from().link(), link -> new ArrayList<>())
            .addAll(report.runs());
      }
    }
    ended.forEach((link, runs) -> link.send(new EndStored(runs)));
  }
}
