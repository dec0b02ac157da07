package io.barto.server.container;

import static io.barto.server.container.Workers.NOMINAL;
import static io.barto.server.container.Workers.NOW;
import static io.barto.server.container.Workers.due;
import static io.barto.server.container.Workers.greeted;
import static io.barto.server.container.Workers.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.barto.protocol.ServerToWorker.Command;
import io.barto.protocol.WorkerToServer.Accepted;
import io.barto.server.run.boundary.RunLedger;
import io.barto.server.run.boundary.RunLedger.ClaimedFire;
import io.barto.server.run.boundary.RunLedger.DueFire;
import io.barto.server.run.boundary.RunReport;
import io.barto.server.worker.boundary.ConnectedWorker;
import io.barto.server.worker.boundary.WorkerStore;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Claiming fires: each becomes its runs once, for the worker's newest connection only. */
class RunClaimIT extends InServerTest {
  @EJB
  @SuppressWarnings("NullAway.Init")
  private RunLedger ledger;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private WorkerStore workers;

  @Resource
  @SuppressWarnings("NullAway.Init")
  private ManagedExecutorService executor;

  @Test
  void claim_makesARunForEachCommandInOrderWithTheIdThatEveryoneComputes() {
    ConnectedWorker worker = greeted(workers, "claim-commands");
    DueFire due = due(worker, "three", "echo 1", "echo 2", "echo 3");
    List<ClaimedFire> claimed = ledger.claim(List.of(due), NOW);
    assertThat(claimed).hasSize(1);
    assertThat(claimed.get(0).worker()).isEqualTo(worker);
    assertThat(claimed.get(0).dispatch().nominal()).isEqualTo(NOMINAL);
    assertThat(claimed.get(0).dispatch().commands())
        .containsExactly(
            new Command(run(due, 0), 0, "echo 1"),
            new Command(run(due, 1), 1, "echo 2"),
            new Command(run(due, 2), 2, "echo 3"));
    assertThat(
            Sql.rows(
                "SELECT run_id, command_index, state, nominal, claimed FROM run"
                    + " WHERE worker = ? ORDER BY command_index",
                worker.id()))
        .containsExactly(
            run(due, 0) + " 0 DUE 2026-03-08T02:30:00Z 2026-03-08T02:30:00.125Z",
            run(due, 1) + " 1 DUE 2026-03-08T02:30:00Z 2026-03-08T02:30:00.125Z",
            run(due, 2) + " 2 DUE 2026-03-08T02:30:00Z 2026-03-08T02:30:00.125Z");
  }

  @Test
  void claim_keepsTheOrderOfTheFires() {
    ConnectedWorker one = greeted(workers, "claim-order-1");
    ConnectedWorker two = greeted(workers, "claim-order-2");
    List<DueFire> due =
        IntStream.range(0, 700)
            .mapToObj(
                i -> due(i % 3 == 0 ? two : one, "s" + i % 7, NOMINAL.plusSeconds(700 - i), "true"))
            .toList();
    assertThat(ledger.claim(due, NOW).stream().map(c -> c.dispatch().commands().get(0).run()))
        .containsExactlyElementsOf(due.stream().map(d -> run(d, 0)).toList());
  }

  @Test
  void claim_again_returnsOnlyWhatItsWorkerHasNotAcceptedAndInsertsNothing() {
    ConnectedWorker worker = greeted(workers, "claim-again");
    DueFire one = due(worker, "one", "true");
    DueFire two = due(worker, "two", "true");
    ledger.claim(List.of(one, two), NOW);
    var accepted = new Accepted("one", NOMINAL, 1, List.of(run(one, 0)), NOW);
    ledger.record(List.of(RunReport.of(worker, accepted)));
    assertThat(ids(ledger.claim(List.of(one, two), NOW))).containsExactly(run(two, 0));
    assertThat(runs(worker)).isEqualTo(2);
  }

  @Test
  void claim_forAnOlderConnection_claimsNothing() {
    ConnectedWorker old = greeted(workers, "claim-old");
    ConnectedWorker other = greeted(workers, "claim-old-other");
    greeted(workers, "claim-old", old.instance(), old.link());
    DueFire stale = due(old, "s", "true");
    DueFire valid = due(other, "s", "true");
    assertThat(ids(ledger.claim(List.of(stale, valid), NOW))).containsExactly(run(valid, 0));
    assertThat(runs(old)).isZero();
  }

  @Test
  void claim_forAnOlderAndTheNewestConnectionAtOnce_claimsForTheNewestOnly() {
    ConnectedWorker old = greeted(workers, "claim-both");
    ConnectedWorker now = greeted(workers, "claim-both", old.instance(), new RecordingLink());
    DueFire stale = due(old, "stale", "true");
    DueFire waited = due(old, "s", "true");
    DueFire planned = due(now, "s", "true");
    List<ClaimedFire> claimed = ledger.claim(List.of(stale, waited, planned), NOW);
    assertThat(claimed).extracting(ClaimedFire::worker).containsExactly(now);
    assertThat(ids(claimed)).containsExactly(run(planned, 0));
    assertThat(runs(now)).isEqualTo(1);
  }

  @Test
  void claim_ofOneFireTwiceAtOnce_claimsItOnce() {
    ConnectedWorker worker = greeted(workers, "claim-twice");
    DueFire due = due(worker, "s", "echo 1", "echo 2");
    DueFire other = due(worker, "other", "true");
    assertThat(ids(ledger.claim(List.of(due, other, due), NOW)))
        .containsExactly(run(due, 0), run(other, 0));
    assertThat(runs(worker)).isEqualTo(3);
  }

  @Test
  void claim_byTwoThreads_makesEachRunOnce() throws Exception {
    ConnectedWorker worker = greeted(workers, "claim-threads");
    List<DueFire> due =
        IntStream.range(0, 200)
            .mapToObj(i -> due(worker, "s", NOMINAL.plusSeconds(i), "true", "false"))
            .toList();
    List<DueFire> reversed = new ArrayList<>(due);
    Collections.reverse(reversed);
    var start = new CyclicBarrier(2);
    List<Future<List<ClaimedFire>>> claims = new ArrayList<>();
    for (List<DueFire> order : List.of(due, reversed)) {
      Callable<List<ClaimedFire>> claim =
          () -> {
            start.await();
            return ledger.claim(order, NOW);
          };
      claims.add(executor.submit(claim));
    }
    for (Future<List<ClaimedFire>> claim : claims) {
      assertThat(claim.get()).hasSize(200);
    }
    assertThat(runs(worker)).isEqualTo(400);
  }

  @Test
  void claim_movesTheWorkersPlanCursorOnAndNeverBack() {
    ConnectedWorker worker = greeted(workers, "claim-cursor");
    ledger.claim(List.of(due(worker, "s", NOMINAL.plusSeconds(60), "true")), NOW);
    ledger.claim(List.of(due(worker, "s", NOMINAL, "true")), NOW);
    ConnectedWorker again =
        greeted(workers, "claim-cursor", worker.instance(), new RecordingLink());
    assertThat(again.planCursor()).contains(NOMINAL.plusSeconds(60));
  }

  @Test
  void aNewInstance_beginsWithoutACursor_asWhatCameDueBeforeIsNotItsOwn() {
    ConnectedWorker worker = greeted(workers, "claim-cursor-new");
    ledger.claim(List.of(due(worker, "s", "true")), NOW);
    assertThat(greeted(workers, "claim-cursor-new").planCursor()).isEmpty();
  }

  private static List<UUID> ids(List<ClaimedFire> claimed) {
    return claimed.stream().map(c -> c.dispatch().commands().get(0).run()).toList();
  }

  private static long runs(ConnectedWorker worker) {
    return Sql.number("SELECT COUNT(*) FROM run WHERE worker = ?", worker.id());
  }
}
