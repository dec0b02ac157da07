package io.barto.server.container;

import static io.barto.protocol.OutputKind.STDERR;
import static io.barto.protocol.OutputKind.STDOUT;
import static io.barto.server.container.Workers.NOW;
import static io.barto.server.container.Workers.due;
import static io.barto.server.container.Workers.greeted;
import static io.barto.server.container.Workers.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.barto.protocol.OutputBatch;
import io.barto.protocol.ServerToWorker.EndStored;
import io.barto.protocol.ServerToWorker.OutputStored;
import io.barto.protocol.ServerToWorker.StreamEnd;
import io.barto.protocol.WorkerToServer.Started;
import io.barto.server.output.boundary.OutputIngest;
import io.barto.server.run.boundary.RunLedger;
import io.barto.server.run.boundary.RunLedger.DueFire;
import io.barto.server.run.boundary.RunReport;
import io.barto.server.run.boundary.RunReports;
import io.barto.server.worker.boundary.ConnectedWorker;
import io.barto.server.worker.boundary.WorkerStore;
import jakarta.ejb.EJB;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** A worker may forget what was acknowledged: by then it is in the database, for everyone. */
class IngestIT extends InServerTest {
  @EJB
  @SuppressWarnings("NullAway.Init")
  private RunReports reports;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private OutputIngest ingest;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private RunLedger ledger;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private WorkerStore workers;

  /** Of the test, once it has claimed something. */
  @SuppressWarnings("NullAway.Init")
  private ConnectedWorker worker;

  @Test
  void reports_anEnd_isAcknowledgedWhenItIsInTheDatabase() throws InterruptedException {
    var ended = new ConcurrentLinkedQueue<Long>();
    var link =
        new RecordingLink(
            message -> ((EndStored) message).runs().forEach(run -> ended.add(ended(run))));
    List<UUID> runs = claimed("ingest-ends", 300, link);
    for (UUID run : runs) {
      reports.take(RunReport.of(worker, new Started(run, NOW)));
      for (RunReport end : RunReport.of(worker, Workers.ended(run, 0))) {
        reports.take(end);
      }
    }
    Set<UUID> acknowledged = new HashSet<>();
    while (acknowledged.size() < runs.size()) {
      acknowledged.addAll(link.next(EndStored.class).runs());
    }
    assertThat(acknowledged).containsExactlyInAnyOrderElementsOf(runs);
    assertThat(ended).hasSize(runs.size()).containsOnly(1L);
  }

  @Test
  void reports_theEndOfAnUnknownRun_isNotAcknowledged_soThatItsWorkerTellsOfItsFire()
      throws InterruptedException {
    var link = new RecordingLink();
    UUID known = claimed("ingest-unknown", 1, link).get(0);
    for (UUID run : List.of(UUID.randomUUID(), known)) {
      for (RunReport end : RunReport.of(worker, Workers.ended(run, 0))) {
        reports.take(end);
      }
    }
    assertThat(link.next(EndStored.class).runs()).containsExactly(known);
  }

  @Test
  void output_isAcknowledgedWhenItIsInTheDatabase() throws InterruptedException {
    var stored = new ConcurrentLinkedQueue<Boolean>();
    var link =
        new RecordingLink(
            message ->
                ((OutputStored) message)
                    .ends()
                    .forEach(end -> stored.add(lines(end.run()) >= end.line())));
    List<UUID> runs = claimed("ingest-output", 50, link);
    Set<StreamEnd> expected = new HashSet<>();
    List<Batches> streams = runs.stream().map(run -> Batches.of(run, STDOUT)).toList();
    for (int i = 0; i < 3; i++) {
      for (Batches stream : streams) {
        ingest.take(worker, List.of(stream.next("a", "b")));
      }
    }
    runs.forEach(run -> expected.add(new StreamEnd(run, STDOUT, 12, 6)));
    while (!expected.isEmpty()) {
      link.next(OutputStored.class).ends().forEach(expected::remove);
    }
    assertThat(stored).hasSizeGreaterThanOrEqualTo(runs.size()).containsOnly(true);
  }

  @Test
  void output_whatCameBefore_isAcknowledgedAgainAndStoredOnce() throws InterruptedException {
    var link = new RecordingLink();
    UUID run = claimed("ingest-again", 1, link).get(0);
    OutputBatch batch = Batches.of(run, STDERR).next("once");
    for (int i = 0; i < 2; i++) {
      ingest.take(worker, List.of(batch));
      assertThat(link.next(OutputStored.class).ends())
          .containsExactly(new StreamEnd(run, STDERR, 5, 1));
    }
    assertThat(lines(run)).isEqualTo(1);
  }

  @Test
  void output_thatTheDatabaseRefuses_isAcknowledged_andDoesNotHoldTheOthersBack()
      throws InterruptedException {
    var link = new RecordingLink();
    List<UUID> runs = claimed("ingest-bad", 3, link);
    OutputBatch good = Batches.of(runs.get(0), STDOUT).next("good");
    OutputBatch bad = Batches.of(runs.get(1), STDOUT).next("to be refused");
    OutputBatch last = Batches.of(runs.get(2), STDOUT).next("good");
    Sql.update(
        "CREATE TRIGGER refuse BEFORE INSERT ON output_chunk FOR EACH ROW"
            + " IF NEW.content LIKE '%to be refused%' THEN"
            + " SIGNAL SQLSTATE '22000' SET MESSAGE_TEXT = 'no room for this'; END IF");
    try {
      ingest.take(worker, List.of(good, bad, last));
      var ends = new ArrayList<StreamEnd>();
      while (ends.size() < 3) {
        ends.addAll(link.next(OutputStored.class).ends());
      }
    } finally {
      Sql.update("DROP TRIGGER refuse");
    }
    assertThat(runs).extracting(IngestIT::lines).containsExactly(1L, 1L, 1L);
    assertThat(Sql.rows("SELECT kind, data FROM output WHERE cmd_uuid = ?", runs.get(1)))
        .singleElement()
        .asString()
        .startsWith("gap 14 bytes, 1 line, of standard output are lost here: the database refused");
    assertThat(link.closed()).isNull();
  }

  @Test
  void output_thatComesInAnotherOrder_isTakenOnceItIsSentAgainInOrder()
      throws InterruptedException {
    var link = new RecordingLink();
    UUID run = claimed("ingest-order", 1, link).get(0);
    Batches stream = Batches.of(run, STDOUT);
    OutputBatch first = stream.next("one");
    OutputBatch second = stream.next("two");
    OutputBatch third = stream.next("three");
    ingest.take(worker, List.of(second, first, third));
    assertThat(link.next(OutputStored.class).ends())
        .containsExactly(new StreamEnd(run, STDOUT, first.bytes(), 1));
    assertThat(link.closed()).contains("has a hole before it");
    var again = new RecordingLink();
    worker = greeted(workers, "ingest-order", worker.instance(), again);
    ingest.take(worker, List.of(second, third));
    // one acknowledgement or two, as they come into a transaction
    var end = new StreamEnd(run, STDOUT, third.offset() + third.bytes(), 3);
    again.awaitThat(OutputStored.class, stored -> stored.ends().contains(end) ? 1 : 0, 1);
    assertThat(Sql.rows("SELECT data FROM output WHERE cmd_uuid = ? ORDER BY id", run))
        .containsExactly("one", "two", "three");
  }

  private List<UUID> claimed(String name, int count, RecordingLink link) {
    worker = greeted(workers, name, UUID.randomUUID(), link);
    List<DueFire> due = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      due.add(due(worker, "s", Workers.NOMINAL.plusSeconds(i), "true"));
    }
    ledger.claim(due, NOW);
    return due.stream().map(d -> run(d, 0)).toList();
  }

  private static long ended(UUID run) {
    return Sql.number("SELECT COUNT(*) FROM exit_status WHERE cmd_uuid = ?", run);
  }

  private static long lines(UUID run) {
    return Sql.number("SELECT COUNT(*) FROM output WHERE cmd_uuid = ?", run);
  }
}
