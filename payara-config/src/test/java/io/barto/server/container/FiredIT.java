package io.barto.server.container;

import static io.barto.protocol.OutputKind.STDOUT;
import static io.barto.server.container.Workers.NOMINAL;
import static io.barto.server.container.Workers.NOW;
import static io.barto.server.container.Workers.due;
import static io.barto.server.container.Workers.greeted;
import static io.barto.server.container.Workers.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.barto.protocol.ServerToWorker.Command;
import io.barto.protocol.ServerToWorker.DecidedFire;
import io.barto.protocol.ServerToWorker.EndStored;
import io.barto.protocol.ServerToWorker.OutputStored;
import io.barto.protocol.ServerToWorker.Refusal;
import io.barto.protocol.ServerToWorker.StreamEnd;
import io.barto.protocol.ServerToWorker.UnfiredStored;
import io.barto.protocol.UnfiredRange;
import io.barto.protocol.UnfiredRange.UnfiredKind;
import io.barto.protocol.WorkerToServer.FireOrigin;
import io.barto.protocol.WorkerToServer.Fired;
import io.barto.protocol.WorkerToServer.Unfired;
import io.barto.server.output.boundary.OutputIngest;
import io.barto.server.run.boundary.DecidedFires;
import io.barto.server.run.boundary.RunLedger;
import io.barto.server.run.boundary.RunLedger.DueFire;
import io.barto.server.run.boundary.RunReport;
import io.barto.server.run.boundary.RunReports;
import io.barto.server.run.control.RandomRunIds;
import io.barto.server.worker.boundary.ConnectedWorker;
import io.barto.server.worker.boundary.WorkerStore;
import jakarta.ejb.EJB;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a worker decides by itself is in the ledger, once, whoever else has fired it. */
class FiredIT extends InServerTest {
  private static final String STATES =
      "SELECT state, origin, reason FROM run WHERE worker = ? ORDER BY nominal, command_index";

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
  private DecidedFires decided;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private WorkerStore workers;

  private final RecordingLink link = new RecordingLink();

  private ConnectedWorker worker(String name) {
    return greeted(workers, name, UUID.randomUUID(), link);
  }

  /** A fire as its worker tells of it. */
  private static Fired fired(DueFire due, FireOrigin origin) {
    var commands = new ArrayList<Command>();
    List<String> texts = due.schedule().commands();
    for (int i = 0; i < texts.size(); i++) {
      commands.add(new Command(run(due, i), i, texts.get(i)));
    }
    return new Fired(
        due.schedule().name(), due.fire().nominal(), 1, 3, true, commands, origin, NOW);
  }

  private static UnfiredRange range(
      UUID id, String schedule, int first, int last, UnfiredKind kind) {
    return new UnfiredRange(
        id,
        schedule,
        NOMINAL.plusSeconds(first),
        NOMINAL.plusSeconds(last),
        last - first + 1L,
        kind,
        "the worker was not running",
        NOW);
  }

  @Test
  void fired_makesItsRunsOnce_howeverOftenItIsTold() {
    ConnectedWorker worker = worker("fired-once");
    DueFire due = due(worker, "s", "echo 1", "echo 2");
    for (int i = 0; i < 2; i++) {
      assertThat(ledger.record(List.of(RunReport.of(worker, fired(due, FireOrigin.OWN_PLAN)))))
          .isEmpty();
    }
    assertThat(Sql.rows(STATES, worker.id()))
        .containsExactly("DISPATCHED OWN_PLAN ", "DISPATCHED OWN_PLAN ");
    assertThat(
            Sql.rows(
                "SELECT generation, stop_on_failure, command, nominal, accepted FROM run"
                    + " WHERE run_id = ?",
                run(due, 1).toString()))
        .containsExactly("3 1 echo 2 2026-03-08T02:30:00Z 2026-03-08T02:30:00.125Z");
  }

  @Test
  void fired_ofAFireThatTheServerHasClaimed_isAsAccepted() {
    ConnectedWorker worker = worker("fired-claimed");
    DueFire due = due(worker, "s", "true");
    ledger.claim(List.of(due), NOW);
    ledger.record(List.of(RunReport.of(worker, fired(due, FireOrigin.OWN_PLAN))));
    assertThat(Sql.rows(STATES, worker.id())).containsExactly("DISPATCHED SCHEDULE ");
  }

  @Test
  void fired_asDispatchedBefore_isARunOfTheSchedule_andItsEndIsStored() throws Exception {
    ConnectedWorker worker = worker("fired-restored");
    DueFire due = due(worker, "s", "true");
    reports.take(RunReport.of(worker, fired(due, FireOrigin.DISPATCHED)));
    reports.take(RunReport.of(worker, Workers.ended(run(due, 0), 0)).get(0));
    assertThat(link.next(EndStored.class).runs()).containsExactly(run(due, 0));
    assertThat(Sql.rows(STATES, worker.id())).containsExactly("SUCCEEDED SCHEDULE ");
  }

  /** Asked for by a person, of a server whose database was restored to a time before that. */
  @Test
  void fired_ofARunThatWasAskedFor_isThatAgain_andItsEndIsStored() throws Exception {
    ConnectedWorker worker = worker("fired-asked");
    UUID run = RandomRunIds.of(NOW, 1).get(0);
    reports.take(RunReport.of(worker, asked(run, FireOrigin.DISPATCHED)));
    reports.take(RunReport.of(worker, Workers.ended(run, 0)).get(0));
    assertThat(link.next(EndStored.class).runs()).containsExactly(run);
    assertThat(
            Sql.rows(
                "SELECT state, origin, nominal IS NULL, accepted, claimed FROM run"
                    + " WHERE run_id = ?",
                run.toString()))
        .containsExactly("SUCCEEDED MANUAL 1 2026-03-08T02:30:00.125Z 2026-03-08T02:30:00Z");
  }

  @Test
  void fired_ofAnIdThatFollowsFromNothing_byItself_isRefused() throws Exception {
    ConnectedWorker worker = worker("fired-invented");
    UUID run = RandomRunIds.of(NOW, 1).get(0);
    reports.take(RunReport.of(worker, asked(run, FireOrigin.OWN_PLAN)));
    assertThat(link.next(Refusal.class).text()).contains("has not the id of command 0");
    assertThat(Sql.rows(STATES, worker.id())).isEmpty();
  }

  private static Fired asked(UUID run, FireOrigin origin) {
    return new Fired("s", NOMINAL, 1, 3, true, List.of(new Command(run, 0, "true")), origin, NOW);
  }

  @Test
  void fired_asMadeUp_isMarked_alsoWhereTheServerHadClaimedIt() {
    ConnectedWorker worker = worker("fired-claimed-made-up");
    DueFire due = due(worker, "s", "true");
    ledger.claim(List.of(due), NOW);
    ledger.settle(worker, List.of(run(due, 0)), NOW);
    ledger.record(List.of(RunReport.of(worker, fired(due, FireOrigin.MADE_UP))));
    assertThat(Sql.rows(STATES, worker.id())).containsExactly("DISPATCHED MADE_UP ");
  }

  @Test
  void claim_ofAFireThatItsWorkerHasFired_sendsNothing() {
    ConnectedWorker worker = worker("fired-then-claimed");
    DueFire due = due(worker, "s", "true");
    ledger.record(List.of(RunReport.of(worker, fired(due, FireOrigin.MADE_UP))));
    assertThat(ledger.claim(List.of(due), NOW)).isEmpty();
    assertThat(Sql.rows(STATES, worker.id())).containsExactly("DISPATCHED MADE_UP ");
  }

  @Test
  void fired_andItsOutputAndEnd_areAllStored_thoughTheyGoDifferentWays()
      throws InterruptedException {
    ConnectedWorker worker = worker("fired-output");
    for (int i = 0; i < 50; i++) {
      DueFire due = due(worker, "s", NOMINAL.plusSeconds(i), "true");
      reports.take(RunReport.of(worker, fired(due, FireOrigin.OWN_PLAN)));
      ingest.take(worker, List.of(Batches.of(run(due, 0), STDOUT).next("a line")));
      for (RunReport end : RunReport.of(worker, Workers.ended(run(due, 0), 0))) {
        reports.take(end);
      }
    }
    link.awaitThat(EndStored.class, stored -> stored.runs().size(), 50);
    link.awaitThat(OutputStored.class, stored -> stored.ends().size(), 50);
    assertThat(
            Sql.number(
                "SELECT COUNT(*) FROM run r JOIN output_chunk c ON c.run = r.number"
                    + " WHERE r.worker = ? AND r.state = 'SUCCEEDED' AND c.line_count = 1",
                worker.id()))
        .isEqualTo(50);
  }

  @Test
  void outputAndEnd_ofARunThatNobodyKnows_areNotAcknowledged_untilItsFireIsTold()
      throws InterruptedException {
    ConnectedWorker worker = worker("fired-late");
    DueFire due = due(worker, "s", "true");
    Batches lines = Batches.of(run(due, 0), STDOUT);
    var first = lines.next("first");
    var second = lines.next("second");
    RunReport end = RunReport.of(worker, Workers.ended(run(due, 0), 0)).get(0);
    ingest.take(worker, List.of(first));
    reports.take(end);
    passKnownOnes(worker); // both ways go in order: what was before them has been looked at
    reports.take(RunReport.of(worker, fired(due, FireOrigin.OWN_PLAN)));
    ingest.take(worker, List.of(second)); // behind what was not taken: else there were a hole
    ingest.take(worker, List.of(first, second));
    StreamEnd whole = new StreamEnd(run(due, 0), STDOUT, 13, 2);
    while (!link.next(OutputStored.class).ends().contains(whole)) {
      // in parts
    }
    reports.take(end);
    assertThat(link.next(EndStored.class).runs()).containsExactly(run(due, 0));
    assertThat(
            Sql.rows(
                "SELECT o.data FROM output o WHERE o.cmd_uuid = ? ORDER BY o.id",
                run(due, 0).toString()))
        .containsExactly("first", "second");
  }

  /** Sends output and the end of a run that is known, and waits until both are acknowledged. */
  private void passKnownOnes(ConnectedWorker worker) throws InterruptedException {
    DueFire known = due(worker, "known", "true");
    ledger.claim(List.of(known), NOW);
    ingest.take(worker, List.of(Batches.of(run(known, 0), STDOUT).next("known")));
    assertThat(link.next(OutputStored.class).ends())
        .extracting(StreamEnd::run)
        .containsExactly(run(known, 0));
    reports.take(RunReport.of(worker, Workers.ended(run(known, 0), 0)).get(0));
    assertThat(link.next(EndStored.class).runs()).containsExactly(run(known, 0));
  }

  @Test
  void fired_withAnIdThatDoesNotFollowFromIt_isRefused_andWhatFollowsIsDropped()
      throws InterruptedException {
    ConnectedWorker worker = worker("fired-forged");
    DueFire others = due(worker("fired-forged-victim"), "s", "true");
    reports.take(RunReport.of(worker, fired(others, FireOrigin.OWN_PLAN)));
    assertThat(link.next(Refusal.class).text()).contains(run(others, 0).toString());
    ingest.take(worker, List.of(Batches.of(run(others, 0), STDOUT).next("forged")));
    assertThat(link.next(OutputStored.class).ends()).hasSize(1);
    for (RunReport end : RunReport.of(worker, Workers.ended(run(others, 0), 0))) {
      reports.take(end);
    }
    assertThat(link.next(EndStored.class).runs()).containsExactly(run(others, 0));
    assertThat(Sql.rows(STATES, worker.id())).isEmpty();
    assertThat(Sql.rows(STATES, others.worker().id())).isEmpty();
  }

  @Test
  void unfired_isStoredOnce_andAcknowledgedEachTime() throws InterruptedException {
    ConnectedWorker worker = worker("unfired");
    UUID id = UUID.randomUUID();
    var message = new Unfired(List.of(range(id, "s", 0, 9, UnfiredKind.MISSED)));
    for (int i = 0; i < 2; i++) {
      reports.take(worker, message);
      assertThat(link.next(UnfiredStored.class).ids()).containsExactly(id);
    }
    assertThat(
            Sql.rows(
                "SELECT schedule, first_nominal, last_nominal, fires, kind, reason"
                    + " FROM missed_range WHERE worker = ?",
                worker.id()))
        .containsExactly(
            "s 2026-03-08T02:30:00Z 2026-03-08T02:30:09Z 10 MISSED the worker was not running");
  }

  @Test
  void unfired_endsWhatWasClaimedAndNeverAccepted_andNothingElse() throws InterruptedException {
    ConnectedWorker worker = worker("unfired-claimed");
    DueFire claimed = due(worker, "s", "true");
    DueFire accepted = due(worker, "s", NOMINAL.plusSeconds(1), "true");
    DueFire later = due(worker, "s", NOMINAL.plusSeconds(2), "true");
    ledger.claim(List.of(claimed, accepted, later), NOW);
    ledger.record(List.of(RunReport.of(worker, fired(accepted, FireOrigin.OWN_PLAN))));
    reports.take(
        worker, new Unfired(List.of(range(UUID.randomUUID(), "s", 0, 1, UnfiredKind.SKIPPED))));
    link.next(UnfiredStored.class);
    assertThat(Sql.rows("SELECT state FROM run WHERE worker = ? ORDER BY nominal", worker.id()))
        .containsExactly("SKIPPED", "DISPATCHED", "DUE");
  }

  @Test
  void unfired_thatCantBe_isRefusedWithAReason_andNotSentForEver() throws InterruptedException {
    ConnectedWorker worker = worker("unfired-bad");
    UUID id = UUID.randomUUID();
    reports.take(worker, new Unfired(List.of(range(id, "a/b", 0, 1, UnfiredKind.MISSED))));
    assertThat(link.next(Refusal.class).text()).contains("/");
    assertThat(link.next(UnfiredStored.class).ids()).containsExactly(id);
  }

  @Test
  void decided_isTheNewestOfEachScheduleThatWasAcceptedOrWillNeverRun()
      throws InterruptedException {
    ConnectedWorker worker = worker("decided");
    DueFire old = due(worker, "ran", NOMINAL, "true");
    DueFire newest = due(worker, "ran", NOMINAL.plusSeconds(60), "true");
    DueFire claimed = due(worker, "ran", NOMINAL.plusSeconds(120), "true");
    DueFire never = due(worker, "claimed", "true");
    ledger.record(
        List.of(
            RunReport.of(worker, fired(newest, FireOrigin.OWN_PLAN)),
            RunReport.of(worker, fired(old, FireOrigin.MADE_UP))));
    ledger.claim(List.of(claimed, never), NOW);
    reports.take(
        worker, new Unfired(List.of(range(UUID.randomUUID(), "missed", 0, 5, UnfiredKind.MISSED))));
    link.next(UnfiredStored.class);
    assertThat(decided.of(worker.id()))
        .containsExactlyInAnyOrder(
            new DecidedFire("ran", NOMINAL.plusSeconds(60)),
            new DecidedFire("missed", NOMINAL.plusSeconds(5)));
  }

  @Test
  void scheduleHistory_hasEachDueInstantOnce_withWhatBecameOfIt() throws InterruptedException {
    ConnectedWorker worker = worker("history");
    DueFire ran = due(worker, "s", NOMINAL, "true", "true");
    DueFire open = due(worker, "s", NOMINAL.plusSeconds(1), "true");
    DueFire claimed = due(worker, "s", NOMINAL.plusSeconds(5), "true");
    ledger.record(
        List.of(
            RunReport.of(worker, fired(ran, FireOrigin.OWN_PLAN)),
            RunReport.of(worker, fired(open, FireOrigin.MADE_UP))));
    ledger.record(RunReport.of(worker, Workers.ended(run(ran, 0), 0)));
    ledger.record(RunReport.of(worker, Workers.ended(run(ran, 1), 1)));
    ledger.claim(List.of(claimed), NOW);
    reports.take(
        worker,
        new Unfired(
            List.of(
                range(UUID.randomUUID(), "s", 2, 9, UnfiredKind.MISSED),
                range(UUID.randomUUID(), "s", 0, 1, UnfiredKind.SKIPPED))));
    link.next(UnfiredStored.class);
    assertThat(
            Sql.rows(
                "SELECT fires, outcome, reason FROM schedule_history WHERE worker = 'history'"
                    + " ORDER BY first_nominal, last_nominal"))
        .containsExactly(
            "1 ran ",
            "1 open ",
            "7 missed the worker was not running",
            "1 missed the worker was not running");
  }
}
