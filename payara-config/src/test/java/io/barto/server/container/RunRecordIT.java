package io.barto.server.container;

import static io.barto.server.container.Workers.NOW;
import static io.barto.server.container.Workers.due;
import static io.barto.server.container.Workers.ended;
import static io.barto.server.container.Workers.greeted;
import static io.barto.server.container.Workers.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.barto.protocol.RunEnd;
import io.barto.protocol.RunEnd.Outcome;
import io.barto.protocol.WorkerToServer.Accepted;
import io.barto.protocol.WorkerToServer.Ended;
import io.barto.protocol.WorkerToServer.Refused;
import io.barto.protocol.WorkerToServer.Started;
import io.barto.server.run.boundary.RunLedger;
import io.barto.server.run.boundary.RunLedger.DueFire;
import io.barto.server.run.boundary.RunReport;
import io.barto.server.worker.boundary.ConnectedWorker;
import io.barto.server.worker.boundary.WorkerStore;
import jakarta.ejb.EJB;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What workers report of their runs: states only go forward, and an end is final. */
class RunRecordIT extends InServerTest {
  private static final String COLUMNS =
      "SELECT state, accepted, started, finished, exit_code, reason, stdout_bytes, stderr_bytes"
          + " FROM run WHERE run_id = ?";

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
  void record_theUsualWay_keepsEachTime() {
    UUID run = claimed("record-usual");
    ledger.record(List.of(accepted(run)));
    assertThat(row(run)).isEqualTo("DISPATCHED 2026-03-08T02:30:01.125Z null null null  null null");
    ledger.record(List.of(started(run)));
    ledger.record(end(run, Outcome.EXITED, 0, "", 12, 34));
    assertThat(row(run))
        .isEqualTo(
            "SUCCEEDED 2026-03-08T02:30:01.125Z 2026-03-08T02:30:02.125Z"
                + " 2026-03-08T02:30:09.125Z 0  12 34");
  }

  @Test
  void record_allOfOneBatch_endsAsOneByOne() {
    UUID run = claimed("record-batch");
    List<RunReport> end = end(run, Outcome.EXITED, 137, "by a signal", 0, 0);
    ledger.record(List.of(accepted(run), started(run), end.get(0)));
    assertThat(row(run))
        .isEqualTo(
            "FAILED 2026-03-08T02:30:01.125Z 2026-03-08T02:30:02.125Z"
                + " 2026-03-08T02:30:09.125Z 137 by a signal 0 0");
  }

  @Test
  void record_endBeforeStart_keepsTheEndAndItsTimes() {
    UUID run = claimed("record-overtaken");
    ledger.record(end(run, Outcome.EXITED, 7, "", 1, 2));
    String ended = row(run);
    ledger.record(List.of(started(run), accepted(run)));
    assertThat(row(run))
        .isEqualTo(ended)
        .isEqualTo("FAILED null 2026-03-08T02:30:03.125Z 2026-03-08T02:30:09.125Z 7  1 2");
  }

  @Test
  void record_aSecondEnd_changesNothing() {
    UUID run = claimed("record-second-end");
    ledger.record(end(run, Outcome.EXITED, 0, "", 10, 20));
    String ended = row(run);
    ledger.record(end(run, Outcome.EXITED, 1, "again", 11, 21));
    ledger.record(end(run, Outcome.LOST, null, "lost", 0, 0));
    ledger.record(List.of(RunReport.of(worker, new Refused(List.of(run), "too late", NOW))));
    assertThat(row(run)).isEqualTo(ended);
  }

  @Test
  void record_lost_hasAReasonAndNoExitCode() {
    UUID run = claimed("record-lost");
    ledger.record(end(run, Outcome.LOST, null, "the host was restarted", 5, 0));
    assertThat(row(run))
        .isEqualTo("LOST null null 2026-03-08T02:30:09.125Z null the host was restarted 5 0");
  }

  @Test
  void record_skipped_isNoExitStatus() {
    UUID run = claimed("record-skipped");
    ledger.record(end(run, Outcome.SKIPPED, null, "the one before failed", 0, 0));
    assertThat(row(run)).startsWith("SKIPPED null null").contains("the one before failed");
    assertThat(Sql.rows("SELECT id FROM exit_status WHERE cmd_uuid = ?", run)).isEmpty();
  }

  @Test
  void record_refusedRuns_areSkippedUnlessTheyRun() {
    worker = greeted(workers, "record-refused");
    DueFire due = due(worker, "s", "1", "2");
    ledger.claim(List.of(due), NOW);
    ledger.record(List.of(started(run(due, 1))));
    var refused = new Refused(List.of(run(due, 0), run(due, 1)), "paused", NOW);
    ledger.record(List.of(RunReport.of(worker, refused)));
    assertThat(row(run(due, 0))).startsWith("SKIPPED").contains("paused");
    assertThat(row(run(due, 1))).startsWith("RUNNING");
  }

  @Test
  void record_exitedWithoutACode_isLost() {
    UUID run = claimed("record-no-code");
    ledger.record(end(run, Outcome.EXITED, null, "", 0, 0));
    assertThat(row(run)).startsWith("LOST").contains("without an exit code");
  }

  @Test
  void record_ofUnknownRuns_changesNothingAndKeepsTheOthers() {
    UUID run = claimed("record-unknown");
    ledger.record(List.of(started(UUID.randomUUID()), started(run)));
    ledger.record(RunReport.of(worker, ended(UUID.randomUUID(), 0)));
    assertThat(row(run)).startsWith("RUNNING");
  }

  @Test
  void record_ofAnotherWorkersRun_changesNothing() {
    UUID run = claimed("record-mine");
    worker = greeted(workers, "record-foreign");
    ledger.record(List.of(accepted(run), started(run)));
    ledger.record(end(run, Outcome.EXITED, 0, "", 1, 1));
    assertThat(row(run)).startsWith("DUE");
  }

  @Test
  void record_aReasonThatIsTooLong_isCut() {
    UUID run = claimed("record-reason");
    ledger.record(end(run, Outcome.LOST, null, "\uD83D\uDE80" + "x".repeat(5_000), 0, 0));
    assertThat(
            Sql.rows("SELECT CHAR_LENGTH(reason), LEFT(reason, 2) FROM run WHERE run_id = ?", run))
        .containsExactly("999 \uD83D\uDE80x");
  }

  @Test
  void record_ends_areRowsOfExitStatus() {
    UUID run = claimed("record-exit-status");
    ledger.record(end(run, Outcome.EXITED, 3, "", 0, 0));
    assertThat(
            Sql.rows(
                "SELECT e.timestamp, e.exit_code, e.success FROM exit_status e JOIN run r"
                    + " ON r.number = e.id - 1000000000000000 AND r.run_id = e.cmd_uuid"
                    + " WHERE e.cmd_uuid = ?",
                run))
        .containsExactly("2026-03-08T02:30:09.125Z 3 0");
  }

  private UUID claimed(String name) {
    worker = greeted(workers, name);
    DueFire due = due(worker, "s", "true");
    ledger.claim(List.of(due), NOW);
    return run(due, 0);
  }

  private RunReport accepted(UUID run) {
    return RunReport.of(
        worker, new Accepted("s", Workers.NOMINAL, 1, List.of(run), NOW.plusSeconds(1)));
  }

  private RunReport started(UUID run) {
    return RunReport.of(worker, new Started(run, NOW.plusSeconds(2)));
  }

  private List<RunReport> end(
      UUID run, Outcome outcome, @Nullable Integer code, String reason, long out, long err) {
    var end =
        new RunEnd(run, outcome, code, reason, NOW.plusSeconds(3), NOW.plusSeconds(9), out, err);
    return RunReport.of(worker, new Ended(List.of(end)));
  }

  private static String row(UUID run) {
    return Sql.rows(COLUMNS, run).get(0);
  }
}
