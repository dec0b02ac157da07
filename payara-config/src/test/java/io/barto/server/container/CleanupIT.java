package io.barto.server.container;

import static io.barto.server.container.EndedRuns.chunks;
import static io.barto.server.container.EndedRuns.runs;
import static io.barto.server.container.EndedRuns.settled;
import static io.barto.server.container.Workers.greeted;
import static io.barto.server.container.Workers.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.barto.protocol.CliToServer;
import io.barto.protocol.ErrorCode;
import io.barto.protocol.ServerAnswer.CleanupProgress;
import io.barto.protocol.ServerAnswer.CleanupReport;
import io.barto.protocol.ServerRequest.CleanOlder;
import io.barto.protocol.ServerToCli;
import io.barto.protocol.ServerToWorker;
import io.barto.server.output.boundary.OutputStore;
import io.barto.server.query.boundary.Answers;
import io.barto.server.refusal.RefusedException;
import io.barto.server.retention.control.Deletion;
import io.barto.server.run.boundary.RunLedger;
import io.barto.server.run.boundary.RunLedger.DueFire;
import io.barto.server.run.boundary.RunReport;
import io.barto.server.worker.boundary.ConnectedWorker;
import io.barto.server.worker.boundary.WorkerRegistry;
import io.barto.server.worker.boundary.WorkerStore;
import jakarta.ejb.EJB;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is old goes, and only what nobody needs or tells of any more. */
class CleanupIT extends InServerTest {
  @EJB
  @SuppressWarnings("NullAway.Init")
  private Answers answers;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private RunLedger ledger;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private OutputStore output;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private WorkerStore workers;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private WorkerRegistry registry;

  private EndedRuns endedRuns() {
    return new EndedRuns(ledger, output);
  }

  private CleanupReport cleanup(Duration age, boolean dryRun) {
    var parts = new ArrayList<ServerToCli>();
    answers.answer(new CleanOlder(age.toMillis(), dryRun), parts::add);
    assertThat(parts.subList(0, parts.size() - 1)).allMatch(CleanupProgress.class::isInstance);
    return (CleanupReport) parts.get(parts.size() - 1);
  }

  @Test
  void cleanup_deletesWhatHasEndedAndIsSettled_butForTheNewestFire() {
    ConnectedWorker settled = greeted(workers, "clean-settled");
    ConnectedWorker unsettled = greeted(workers, "clean-unsettled");
    endedRuns().of(settled, 1_202);
    endedRuns().of(unsettled, 11);
    settled(settled);
    Sql.update(
        "INSERT INTO absence (id, worker, since, until, why) VALUES (?, 'clean-settled',"
            + " '2026-01-01', '2026-01-02', 'gone')",
        UUID.randomUUID());
    for (int day = 1; day <= 3; day++) {
      Sql.update(
          "INSERT INTO missed_range (id, worker, schedule, first_nominal, last_nominal, fires, kind,"
              + " reason, at) VALUES (?, ?, 's', ?, ?, 5, 'MISSED', 'away', ?)",
          UUID.randomUUID(),
          settled.id(),
          "2026-02-0" + day,
          "2026-02-0" + day,
          "2026-02-0" + day);
    }
    CleanupReport dry = cleanup(Duration.ZERO, true);
    assertThat(dry.dryRun()).isTrue();
    assertThat(dry.workersTold()).isZero();
    assertThat(runs(settled)).isEqualTo(1_202);
    assertThat(chunks(settled)).isEqualTo(1_201);
    CleanupReport done = cleanup(Duration.ZERO, false);
    assertThat(done.deleted()).isEqualTo(dry.deleted());
    assertThat(done.deleted().runs()).isGreaterThanOrEqualTo(1_201);
    assertThat(done.deleted().outputLines()).isGreaterThanOrEqualTo(2_402);
    assertThat(done.deleted().outputBytes()).isGreaterThanOrEqualTo(1_201 * 8);
    assertThat(done.deleted().missedRanges()).isGreaterThanOrEqualTo(2);
    assertThat(done.deleted().absences()).isGreaterThanOrEqualTo(1);
    assertThat(done.kept()).isGreaterThanOrEqualTo(12);
    assertThat(done.runsBefore()).isBefore(Instant.now());
    assertThat(runs(settled)).as("the open one, which is the newest").isEqualTo(1);
    assertThat(runs(unsettled)).isEqualTo(11);
    assertThat(chunks(unsettled)).isEqualTo(10);
    assertThat(
            Sql.rows("SELECT DAY(last_nominal) FROM missed_range WHERE worker = ?", settled.id()))
        .containsExactly("3");
    assertThat(cleanup(Duration.ZERO, false).deleted().runs()).isZero();
  }

  @Test
  void cleanup_keepsTheNewestFire_whoseOutputGoes() {
    ConnectedWorker worker = greeted(workers, "clean-newest");
    List<DueFire> fires = endedRuns().of(worker, 5);
    for (RunReport end : RunReport.of(worker, Workers.ended(run(fires.get(4), 0), 0))) {
      ledger.record(List.of(end));
    }
    settled(worker);
    cleanup(Duration.ZERO, false);
    assertThat(Sql.rows("SELECT run_id FROM run WHERE worker = ?", worker.id()))
        .containsExactly(run(fires.get(4), 0).toString());
    assertThat(chunks(worker)).isZero();
    Sql.update("UPDATE run SET stdout_bytes = 1234 WHERE worker = ?", worker.id());
    var parts = new ArrayList<ServerToCli>();
    answers.answer(new CliToServer.ListOutput("clean-newest", "s"), parts::add);
    assertThat(parts.toString()).contains("1,234 bytes of output are not stored any more");
  }

  /** As where its worker comes back, of which it was given up, while its page is gone through. */
  @Test
  void aRunThatIsOpenAgain_isNotDeletedWithItsPage() throws Exception {
    ConnectedWorker worker = greeted(workers, "clean-reopened");
    endedRuns().of(worker, 3);
    List<Long> page =
        Sql.rows("SELECT number FROM run WHERE worker = ?", worker.id()).stream()
            .map(Long::valueOf)
            .toList();
    try (Connection connection = Sql.dataSource().getConnection()) {
      assertThat(new Deletion(connection, false).runs(page)).isEqualTo(2);
    }
    assertThat(runs(worker)).as("the open one").isEqualTo(1);
  }

  /** More than a statement deletes, of both streams. */
  @Test
  void cleanup_deletesAllOutputOfARunThatHasMuch() {
    ConnectedWorker worker = greeted(workers, "clean-much");
    endedRuns().settledOf(worker, 3);
    Sql.update(
        "INSERT INTO output_chunk (run, kind, byte_offset, bytes, first_line, line_count, continues,"
            + " at, content) SELECT r.number, s.seq MOD 2, 1000 + s.seq, 1, 10 + s.seq, 1, FALSE,"
            + " r.claimed, '[[0,\"\"]]' FROM run r JOIN seq_1_to_701 s"
            + " WHERE r.worker = ? AND r.finished IS NOT NULL",
        worker.id());
    assertThat(chunks(worker)).isEqualTo(2 * 702);
    cleanup(Duration.ZERO, false);
    assertThat(runs(worker)).isEqualTo(1);
    assertThat(chunks(worker)).isZero();
  }

  /** To go through all chunks, of which there are few here, would lock these, too. */
  @Test
  void cleanup_touchesNoOutputThatItKeeps() throws Exception {
    ConnectedWorker old = greeted(workers, "clean-old");
    ConnectedWorker young = greeted(workers, "clean-young");
    endedRuns().of(old, 600);
    endedRuns().of(young, 2);
    settled(old);
    try (AutoCloseable held =
        Sql.hold(
            "SELECT c.run FROM output_chunk c JOIN run r ON r.number = c.run WHERE r.worker = ?"
                + " FOR UPDATE",
            young.id())) {
      assertThat(held).isNotNull();
      cleanup(Duration.ZERO, false);
    }
    assertThat(chunks(old)).isZero();
    assertThat(chunks(young)).isEqualTo(1);
  }

  /** Generations of long ago, the last of which was replaced then, too. */
  @Test
  void cleanup_deletesGenerationsOfTheBook_thatNothingNames() {
    ConnectedWorker worker = greeted(workers, "clean-book");
    endedRuns().of(worker, 1);
    for (int generation = -9; generation <= -5; generation++) {
      Sql.update(
          "INSERT INTO book VALUES (?, UUID(), REPEAT('0', 64), ?)",
          generation,
          "2020-01-" + (20 + generation));
      Sql.update(
          "INSERT INTO schedule VALUES (?, 'clean-book', 's', 'hourly', '[]', 0, NULL)",
          generation);
    }
    Sql.update("UPDATE run SET generation = -8 WHERE worker = ?", worker.id());
    Sql.update(
        "INSERT INTO absence (id, worker, since, why) VALUES (?, 'clean-book', ?, 'gone')"
            + " ON DUPLICATE KEY UPDATE since = VALUES(since)",
        UUID.randomUUID(),
        "2020-01-13 12:00:00");
    cleanup(Duration.ofDays(20_000), false);
    assertThat(oldGenerations("book")).as("young").containsExactly("-9", "-8", "-7", "-6", "-5");
    cleanup(Duration.ZERO, true);
    assertThat(oldGenerations("book")).as("only counted").hasSize(5);
    assertThat(cleanup(Duration.ofDays(365), false).deleted().generations()).isEqualTo(2);
    assertThat(oldGenerations("book"))
        .as("of a run, of who has gone, and the newest of then")
        .containsExactly("-8", "-7", "-5");
    assertThat(oldGenerations("schedule")).containsExactly("-8", "-7", "-5");
  }

  private static List<String> oldGenerations(String table) {
    return Sql.rows("SELECT generation FROM " + table + " WHERE generation < 0 ORDER BY 1");
  }

  @Test
  void cleanup_ofWhatIsOlderThanAnything_deletesNothing() {
    ConnectedWorker worker = greeted(workers, "clean-young");
    endedRuns().settledOf(worker, 5);
    assertThat(cleanup(Duration.ofDays(20_000), false).deleted().runs()).isZero();
    assertThat(runs(worker)).isEqualTo(5);
  }

  @Test
  void cleanup_ofAnAgeThatNothingCanHave_isRefused_andDeletesNothing() {
    ConnectedWorker worker = greeted(workers, "clean-ancient");
    endedRuns().settledOf(worker, 5);
    for (Duration age : List.of(Duration.ofDays(3_650_000), Duration.ofMillis(Long.MAX_VALUE))) {
      assertThatExceptionOfType(RefusedException.class)
          .isThrownBy(() -> cleanup(age, false))
          .withMessageContaining("nothing can be older than " + age.toDays() + " days")
          .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_REQUEST));
    }
    assertThat(runs(worker)).isEqualTo(5);
  }

  @Test
  void cleanup_byTheConfiguration_isThatOfThirtyDays_andTellsTheWorkers() throws Exception {
    var link = new RecordingLink();
    ConnectedWorker worker =
        registry.admit(
            UUID.randomUUID(), "clean-told", "127.0.0.1", Workers.hello(UUID.randomUUID()), link);
    var parts = new ArrayList<ServerToCli>();
    assertThat(answers.answer(new CleanOlder(null, false), parts::add)).isEqualTo(1);
    var report = (CleanupReport) parts.get(parts.size() - 1);
    Instant before = Instant.now().minus(Duration.ofDays(30));
    assertThat(report.runsBefore()).isBetween(before.minusSeconds(60), before);
    assertThat(report.outputBefore()).isEqualTo(report.runsBefore());
    assertThat(report.workersTold()).isPositive();
    assertThat(link.next(ServerToWorker.Cleanup.class)).isNotNull();
    registry.left("clean-told", worker.connection());
  }

  @Test
  void cleanupOfVersion1_isEverythingBeforeToday() {
    ConnectedWorker worker = greeted(workers, "clean-version-1");
    endedRuns().settledOf(worker, 4);
    var parts = new ArrayList<ServerToCli>();
    answers.answer(new CliToServer.Cleanup(), parts::add);
    assertThat(parts).singleElement().isInstanceOf(ServerToCli.Cleanup.class);
    assertThat(((ServerToCli.Cleanup) parts.get(0)).outputRows()).isGreaterThanOrEqualTo(6);
    assertThat(runs(worker)).isEqualTo(1);
  }
}
