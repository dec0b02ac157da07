package io.barto.server.container;

import static io.barto.server.container.Workers.NOW;
import static io.barto.server.container.Workers.due;
import static io.barto.server.container.Workers.ended;
import static io.barto.server.container.Workers.greeted;
import static io.barto.server.container.Workers.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.barto.protocol.ServerToWorker.Command;
import io.barto.protocol.ServerToWorker.Dispatch;
import io.barto.protocol.WorkerToServer.Accepted;
import io.barto.protocol.WorkerToServer.Started;
import io.barto.server.run.boundary.RunLedger;
import io.barto.server.run.boundary.RunLedger.DueFire;
import io.barto.server.run.boundary.RunLedger.Settlement;
import io.barto.server.run.boundary.RunReport;
import io.barto.server.worker.boundary.ConnectedWorker;
import io.barto.server.worker.boundary.WorkerStore;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.transaction.UserTransaction;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** A worker is back: what it holds goes on, what it never got is sent again, the rest is lost. */
class RunSettleIT extends InServerTest {
  @EJB
  @SuppressWarnings("NullAway.Init")
  private RunLedger ledger;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private WorkerStore workers;

  @Resource
  @SuppressWarnings("NullAway.Init")
  private ManagedExecutorService executor;

  @Resource
  @SuppressWarnings("NullAway.Init")
  private UserTransaction transaction;

  @Test
  void settle_heldRuns_areAcceptedAndOpen() {
    DueFire due = claimed("settle-held", "true", "false");
    Settlement settled =
        ledger.settle(due.worker(), List.of(run(due, 0), run(due, 1)), NOW.plusSeconds(1));
    assertThat(settled.open()).containsExactly(run(due, 0), run(due, 1));
    assertThat(settled.again()).isEmpty();
    assertThat(states(due)).containsExactly("DISPATCHED ", "DISPATCHED ");
    assertThat(Sql.rows("SELECT DISTINCT accepted FROM run WHERE worker = ?", due.worker().id()))
        .containsExactly("2026-03-08T02:30:01.125Z");
  }

  @Test
  void settle_heldRunThatRuns_goesOnRunning() {
    DueFire due = claimed("settle-running", "true");
    start(due);
    assertThat(ledger.settle(due.worker(), Set.of(run(due, 0)), NOW).open())
        .containsExactly(run(due, 0));
    assertThat(states(due)).containsExactly("RUNNING ");
  }

  @Test
  void settle_claimedRunsThatItsWorkerNeverGot_areSentAgain() {
    DueFire due = claimed("settle-again", "echo 1", "echo 2");
    Settlement settled = ledger.settle(due.worker(), Set.of(), NOW);
    assertThat(settled.open()).isEmpty();
    assertThat(settled.again())
        .containsExactly(
            new Dispatch(
                "s",
                due.fire().nominal(),
                1,
                1,
                false,
                List.of(
                    new Command(run(due, 0), 0, "echo 1"), new Command(run(due, 1), 1, "echo 2")),
                null));
    assertThat(states(due)).containsExactly("DUE ", "DUE ");
  }

  @Test
  void settle_manyFiresThatItsWorkerNeverGot_areSentAgainEachForItselfOldestFirst() {
    ConnectedWorker worker = greeted(workers, "settle-many");
    DueFire late = due(worker, "a", Workers.NOMINAL, "l");
    DueFire early = due(worker, "b", late.fire().nominal().minusSeconds(1), "e");
    DueFire other = due(worker, "b", late.fire().nominal(), "o");
    ledger.claim(List.of(late, early, other), NOW);
    assertThat(ledger.settle(worker, Set.of(), NOW).again())
        .extracting(dispatch -> dispatch.commands().get(0).text())
        .containsExactly("e", "l", "o");
  }

  @Test
  void settle_acceptedRunsThatItsWorkerHasForgotten_areLostWithAReason() {
    DueFire due = claimed("settle-lost", "true", "false");
    ledger.record(
        List.of(
            RunReport.of(
                due.worker(),
                new Accepted("s", due.fire().nominal(), 1, List.of(run(due, 0)), NOW))));
    start(due, 1);
    Settlement settled = ledger.settle(due.worker(), Set.of(), NOW);
    assertThat(settled.open()).isEmpty();
    assertThat(settled.again()).isEmpty();
    assertThat(states(due))
        .hasSize(2)
        .allMatch(state -> state.matches("LOST .*without any memory.*"));
    assertThat(Sql.rows("SELECT DISTINCT finished FROM run WHERE worker = ?", due.worker().id()))
        .containsExactly("2026-03-08T02:30:00.125Z");
  }

  @Test
  void settle_runsThatWereGivenUp_andThatItsWorkerHoldsAfterAll_areOpenAgainAndEndAsTheyDid() {
    DueFire due = claimed("settle-retired", "true", "false");
    start(due, 1);
    ledger.retire(due.worker().id(), NOW);
    assertThat(states(due))
        .hasSize(2)
        .allMatch(state -> state.matches("(MISSED|LOST) .*retired.*"));

    Settlement settled = ledger.settle(due.worker(), Set.of(run(due, 0), run(due, 1)), NOW);

    assertThat(settled.open()).containsExactlyInAnyOrder(run(due, 0), run(due, 1));
    assertThat(states(due)).containsExactly("DISPATCHED ", "RUNNING ");
    assertThat(
            Sql.rows(
                "SELECT accepted IS NULL, finished IS NULL FROM run WHERE worker = ?"
                    + " ORDER BY command_index",
                due.worker().id()))
        .containsExactly("0 1", "1 1");
    ledger.record(RunReport.of(due.worker(), ended(run(due, 0), 0)));
    ledger.record(RunReport.of(due.worker(), ended(run(due, 1), 3)));
    assertThat(states(due)).containsExactly("SUCCEEDED ", "FAILED ");
  }

  @Test
  void settle_endedRuns_areLeftAsTheyAre() {
    DueFire due = claimed("settle-ended", "true");
    ledger.record(RunReport.of(due.worker(), ended(run(due, 0), 3)));
    Settlement held = ledger.settle(due.worker(), Set.of(run(due, 0)), NOW);
    Settlement forgotten = ledger.settle(due.worker(), Set.of(), NOW);
    assertThat(List.of(held, forgotten)).containsOnly(new Settlement(List.of(), List.of()));
    assertThat(states(due)).containsExactly("FAILED ");
  }

  @Test
  void settle_leavesOtherWorkersAlone() {
    DueFire due = claimed("settle-mine", "true");
    DueFire others = claimed("settle-others", "true");
    start(others);
    Set<UUID> held = Set.of(UUID.randomUUID(), run(others, 0));
    ledger.settle(due.worker(), held, NOW);
    assertThat(states(others)).containsExactly("RUNNING ");
    ledger.retire(others.worker().id(), NOW);
    assertThat(ledger.settle(due.worker(), held, NOW).open()).isEmpty();
    assertThat(states(others)).singleElement().asString().startsWith("LOST ");
  }

  @Test
  void settle_andAReportOfAnEndAtTheSameTime_keepTheEnd() throws Exception {
    DueFire due = claimed("settle-race", "true");
    transaction.begin();
    Future<?> report;
    try {
      ledger.settle(due.worker(), Set.of(run(due, 0)), NOW);
      report =
          executor.submit(() -> ledger.record(RunReport.of(due.worker(), ended(run(due, 0), 0))));
      assertThatThrownBy(() -> report.get(2, TimeUnit.SECONDS))
          .as("the report waits for the settlement")
          .isInstanceOf(TimeoutException.class);
    } finally {
      transaction.commit();
    }
    report.get();
    assertThat(states(due)).containsExactly("SUCCEEDED ");
  }

  private DueFire claimed(String worker, String... commands) {
    DueFire due = due(greeted(workers, worker), "s", commands);
    ledger.claim(List.of(due), NOW);
    return due;
  }

  private void start(DueFire due) {
    start(due, 0);
  }

  private void start(DueFire due, int command) {
    var started = new Started(run(due, command), NOW);
    ledger.record(List.of(RunReport.of(due.worker(), started)));
  }

  private static List<String> states(DueFire due) {
    return Sql.rows(
        "SELECT state, reason FROM run WHERE worker = ? ORDER BY nominal, command_index",
        due.worker().id());
  }
}
