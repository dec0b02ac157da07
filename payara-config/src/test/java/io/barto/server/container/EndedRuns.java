package io.barto.server.container;

import static io.barto.protocol.OutputKind.STDOUT;
import static io.barto.server.container.Workers.NOMINAL;
import static io.barto.server.container.Workers.NOW;
import static io.barto.server.container.Workers.due;
import static io.barto.server.container.Workers.run;

import io.barto.server.output.boundary.OutputStore;
import io.barto.server.output.boundary.OutputStore.WorkerBatch;
import io.barto.server.output.control.KnownStreams;
import io.barto.server.run.boundary.RunLedger;
import io.barto.server.run.boundary.RunLedger.DueFire;
import io.barto.server.run.boundary.RunReport;
import io.barto.server.worker.boundary.ConnectedWorker;
import java.util.ArrayList;
import java.util.List;

/** Makes runs that have ended long ago, with their output, and counts what is left of them. */
record EndedRuns(RunLedger ledger, OutputStore output) {
  /** Runs of a second each; all but the last have ended, which their worker may tell again. */
  List<DueFire> of(ConnectedWorker worker, int count) {
    var fires = new ArrayList<DueFire>();
    for (int i = 0; i < count; i++) {
      fires.add(due(worker, "s", NOMINAL.plusSeconds(i), "true"));
    }
    ledger.claim(fires, NOW);
    var batches = new ArrayList<WorkerBatch>();
    var reports = new ArrayList<RunReport>();
    for (DueFire fire : fires.subList(0, count - 1)) {
      batches.add(
          new WorkerBatch(worker.id(), Batches.of(run(fire, 0), STDOUT).next("one", "two")));
      reports.addAll(RunReport.of(worker, Workers.ended(run(fire, 0), 0)));
    }
    output.append(batches, new KnownStreams());
    ledger.record(reports);
    return fires;
  }

  /** The same, which their worker tells no more. */
  void settledOf(ConnectedWorker worker, int count) {
    of(worker, count);
    settled(worker);
  }

  static void settled(ConnectedWorker worker) {
    Sql.update("UPDATE worker SET settled = '2026-04-01' WHERE id = ?", worker.id());
  }

  static long runs(ConnectedWorker worker) {
    return Sql.number("SELECT COUNT(*) FROM run WHERE worker = ?", worker.id());
  }

  static long chunks(ConnectedWorker worker) {
    return Sql.number(
        "SELECT COUNT(*) FROM output_chunk c JOIN run r ON r.number = c.run WHERE r.worker = ?",
        worker.id());
  }
}
