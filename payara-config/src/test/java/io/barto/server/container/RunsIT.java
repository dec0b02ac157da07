package io.barto.server.container;

import static io.barto.server.container.Workers.NOMINAL;
import static io.barto.server.container.Workers.NOW;
import static io.barto.server.container.Workers.due;
import static io.barto.server.container.Workers.greeted;
import static io.barto.server.container.Workers.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.barto.protocol.ErrorCode;
import io.barto.protocol.OutputBatch;
import io.barto.protocol.OutputKind;
import io.barto.protocol.RunAnswer.Origin;
import io.barto.protocol.RunAnswer.OutputGap;
import io.barto.protocol.RunAnswer.RunDetail;
import io.barto.protocol.RunAnswer.RunItem;
import io.barto.protocol.RunAnswer.RunList;
import io.barto.protocol.RunAnswer.Sibling;
import io.barto.protocol.RunAnswer.State;
import io.barto.protocol.RunRequest.Runs;
import io.barto.protocol.RunRequest.ShowRun;
import io.barto.protocol.ServerToCli;
import io.barto.server.output.boundary.OutputStore;
import io.barto.server.output.boundary.OutputStore.WorkerBatch;
import io.barto.server.output.control.KnownStreams;
import io.barto.server.query.boundary.Answers;
import io.barto.server.refusal.RefusedException;
import io.barto.server.run.boundary.RunLedger;
import io.barto.server.run.boundary.RunLedger.DueFire;
import io.barto.server.run.boundary.RunReport;
import io.barto.server.worker.boundary.ConnectedWorker;
import io.barto.server.worker.boundary.WorkerStore;
import jakarta.ejb.EJB;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What people ask about runs. */
class RunsIT extends InServerTest {
  private static final int PAGE = 500;

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

  @Test
  void runs_areListedNewestFirst_withEverythingThatIsKnown() {
    ConnectedWorker worker = greeted(workers, "runs-list");
    DueFire first = due(worker, "s", NOMINAL, "echo 1", "echo 2");
    DueFire second = due(worker, "s", NOMINAL.plusSeconds(60), "echo 1");
    ledger.claim(List.of(first, second), NOW);
    ledger.record(RunReport.of(worker, Workers.ended(run(first, 0), 0)));
    ledger.record(RunReport.of(worker, Workers.ended(run(first, 1), 3)));
    output.append(
        List.of(
            new WorkerBatch(
                worker.id(), Batches.of(run(first, 1), OutputKind.STDOUT).next("a", "b"))),
        new KnownStreams());
    List<RunItem> runs = runs(of("runs-list", null));
    assertThat(runs)
        .extracting(RunItem::run)
        .containsExactly(run(second, 0), run(first, 1), run(first, 0));
    RunItem failed = runs.get(1);
    assertThat(failed.state()).isEqualTo(State.FAILED);
    assertThat(failed.exitCode()).isEqualTo(3);
    assertThat(failed.nominal()).isEqualTo(NOMINAL);
    assertThat(failed.claimed()).isEqualTo(NOW);
    assertThat(failed.ended()).isEqualTo(NOW.plusSeconds(1));
    assertThat(failed.command()).isEqualTo("echo 2");
    assertThat(failed.index()).isEqualTo(1);
    assertThat(failed.lines()).isEqualTo(2);
    assertThat(failed.origin()).isEqualTo(Origin.SCHEDULE);
    assertThat(runs.get(0).state()).isEqualTo(State.DUE);
    assertThat(runs.get(0).exitCode()).isNull();
  }

  @Test
  void runs_areFilteredByStateCommandAndTime() {
    ConnectedWorker worker = greeted(workers, "runs-filter");
    DueFire first = due(worker, "s", NOMINAL, "backup now");
    DueFire second = due(worker, "t", NOMINAL.plusSeconds(60), "echo 1");
    ledger.claim(List.of(first, second), NOW);
    ledger.record(RunReport.of(worker, Workers.ended(run(first, 0), 1)));
    assertThat(runs(filter(null, List.of(State.FAILED, State.LOST), null, null)))
        .extracting(RunItem::run)
        .containsExactly(run(first, 0));
    assertThat(runs(filter("kup n", List.of(), null, null)))
        .extracting(RunItem::run)
        .containsExactly(run(first, 0));
    assertThat(runs(filter(null, List.of(), NOMINAL.plusSeconds(1), null)))
        .extracting(RunItem::run)
        .containsExactly(run(second, 0));
    assertThat(runs(filter(null, List.of(), null, NOMINAL.plusSeconds(60))))
        .extracting(RunItem::run)
        .containsExactly(run(first, 0));
    assertThat(runs(filter("no such command", List.of(), null, null))).isEmpty();
  }

  @Test
  void runs_ofManyPages_comeOnceEachUpToTheLimit() {
    ConnectedWorker worker = greeted(workers, "runs-pages");
    var due = new ArrayList<DueFire>();
    for (int i = 0; i < 1_234; i++) {
      due.add(due(worker, "s" + i % 3, NOMINAL.plusSeconds(i / 3), "true"));
    }
    ledger.claim(due, NOW);
    var parts = new ArrayList<ServerToCli>();
    long count = answers.answer(of("runs-pages", null), parts::add);
    assertThat(count).isEqualTo(1_234);
    assertThat(parts).hasSize(3).allMatch(part -> ((RunList) part).runs().size() <= PAGE);
    assertThat(items(parts)).extracting(RunItem::run).doesNotHaveDuplicates().hasSize(1_234);
    assertThat(items(parts))
        .extracting(RunItem::nominal)
        .isSortedAccordingTo(Comparator.reverseOrder());
    var some = new Runs("runs-pages", null, null, List.of(), null, null, 501);
    assertThat(runs(some)).hasSize(501).isEqualTo(items(parts).subList(0, 501));
  }

  @Test
  void runs_ofUnknownNames_areAnsweredWithTheNearest() {
    greeted(workers, "vader-of-runs");
    assertFails(of("vadr-of-runs", null), "no worker `vadr-of-runs`; did you mean `vader-of-runs`");
    ledger.claim(List.of(due(greeted(workers, "luke-of-runs"), "backup", "true")), NOW);
    assertFails(
        of("luke-of-runs", "bakcup"),
        "no schedule `luke-of-runs/bakcup`; did you mean `luke-of-runs/backup`?");
  }

  private void assertFails(Runs request, String text) {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> runs(request))
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND))
        .withMessageContaining(text);
  }

  @Test
  void run_isFoundByTheFirstDigitsOfItsId() {
    ConnectedWorker worker = greeted(workers, "run-detail");
    DueFire fire = due(worker, "s", NOMINAL, "echo 1", "echo 2\nand a second line");
    ledger.claim(List.of(fire), NOW);
    Batches batches = Batches.of(run(fire, 1), OutputKind.STDOUT);
    OutputBatch lost = batches.next("lost");
    OutputBatch kept = batches.next("kept");
    output.append(
        List.of(new WorkerBatch(worker.id(), lost), new WorkerBatch(worker.id(), kept)),
        new KnownStreams());
    Sql.update(
        "DELETE FROM output_chunk WHERE byte_offset = 0"
            + " AND run = (SELECT number FROM run WHERE run_id = ?)",
        run(fire, 1));
    ledger.record(RunReport.of(worker, Workers.ended(run(fire, 1), 0)));
    UUID id = run(fire, 1);
    for (String written : List.of(id.toString(), id.toString().substring(0, 13), "  " + id)) {
      RunDetail detail = detail(written);
      assertThat(detail.item().run()).isEqualTo(id);
      assertThat(detail.command()).isEqualTo("echo 2\nand a second line");
      assertThat(detail.siblings()).containsExactly(new Sibling(run(fire, 0), 0, 1, State.DUE));
      assertThat(detail.gaps()).containsExactly(new OutputGap(OutputKind.STDOUT, 0, 5));
      assertThat(detail.stdoutLines()).isEqualTo(1);
    }
  }

  @Test
  void run_thatIsNotThereOrNotOne_isExplained() {
    ConnectedWorker worker = greeted(workers, "run-several");
    var fires = new ArrayList<DueFire>();
    for (int i = 0; i < 20_000; i++) {
      fires.add(due(worker, "s", NOMINAL.plusSeconds(i), "true"));
    }
    ledger.claim(fires, NOW);
    String several =
        Sql.rows("SELECT LEFT(first_digits, 4) FROM run GROUP BY 1 HAVING COUNT(*) > 1 LIMIT 1")
            .get(0);
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> detail(several))
        .withMessageContaining("several runs' ids begin with `" + several + "`")
        .withMessageContaining("(run-several/s)");
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> detail("0000"))
        .withMessageContaining("no run's id begins with `0000`");
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> detail("abc"))
        .withMessageContaining("is no run id");
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> detail("%%%%"))
        .withMessageContaining("is no run id");
  }

  private RunDetail detail(String id) {
    var parts = new ArrayList<ServerToCli>();
    answers.answer(new ShowRun(id), parts::add);
    return (RunDetail) parts.get(0);
  }

  private static Runs of(String worker, @Nullable String schedule) {
    return new Runs(worker, schedule, null, List.of(), null, null, 0);
  }

  private static Runs filter(
      @Nullable String command,
      List<State> states,
      @Nullable Instant since,
      @Nullable Instant until) {
    return new Runs("runs-filter", null, command, states, since, until, 0);
  }

  private List<RunItem> runs(Runs request) {
    var parts = new ArrayList<ServerToCli>();
    long count = answers.answer(request, parts::add);
    List<RunItem> items = items(parts);
    assertThat(count).isEqualTo(items.size());
    return items;
  }

  private static List<RunItem> items(List<ServerToCli> parts) {
    return parts.stream().flatMap(part -> ((RunList) part).runs().stream()).toList();
  }
}
