package io.barto.server.container;

import static io.barto.protocol.OutputKind.STDERR;
import static io.barto.protocol.OutputKind.STDOUT;
import static io.barto.server.container.Workers.NOMINAL;
import static io.barto.server.container.Workers.NOW;
import static io.barto.server.container.Workers.due;
import static io.barto.server.container.Workers.greeted;
import static io.barto.server.container.Workers.run;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.barto.protocol.CliToServer;
import io.barto.protocol.OutputBatch;
import io.barto.protocol.OutputBatch.Line;
import io.barto.protocol.OutputKind;
import io.barto.protocol.ServerToCli;
import io.barto.protocol.ServerToCli.Cmd;
import io.barto.protocol.ServerToCli.CommandNames;
import io.barto.protocol.ServerToCli.Failed;
import io.barto.protocol.ServerToCli.FailedItem;
import io.barto.protocol.ServerToCli.OutputItem;
import io.barto.protocol.ServerToCli.OutputList;
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
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What people ask about many runs: everything, in order, in parts of a bounded size. */
class AnswersIT extends InServerTest {
  private static final int RUNS = 1_700;
  private static final String FILLING = "x".repeat(200);

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
  void list_ofManyRuns_hasEveryLineInTheOrderOfTheirNominalTimes() {
    List<DueFire> runs = ended("list-many", "list-many", 0);
    var parts = new ArrayList<ServerToCli>();
    long count = answers.answer(new CliToServer.ListOutput("list-many", "list-many"), parts::add);
    assertThat(parts).hasSizeGreaterThan(2).hasOnlyElementsOfType(OutputList.class);
    List<OutputItem> items =
        parts.stream().flatMap(part -> ((OutputList) part).items().stream()).toList();
    assertThat(items).extracting(OutputItem::data).containsExactlyElementsOf(texts(runs));
    assertThat(count).isEqualTo(items.size());
    assertThat(items).allMatch(item -> item.success() && item.exitCode() == 0);
    assertThat(items.get(0).timestamp()).isEqualTo("2026-03-08T02:30:00.125Z");
  }

  @Test
  void list_runsClaimedInAnotherOrderThanTheyWereDue_areInTheOrderTheyWereDue() {
    ConnectedWorker worker = greeted(workers, "list-order");
    List<DueFire> runs = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      runs.add(due(worker, "s", NOMINAL.plusSeconds(i), "true"));
    }
    List<DueFire> shuffled = new ArrayList<>(runs);
    Collections.shuffle(shuffled, new Random(7));
    end(shuffled, 0);
    var parts = new ArrayList<ServerToCli>();
    answers.answer(new CliToServer.ListOutput("list-order", "s"), parts::add);
    assertThat(((OutputList) parts.get(0)).items())
        .extracting(OutputItem::data)
        .containsExactlyElementsOf(texts(runs));
  }

  @Test
  void list_aRunWithoutOutput_isOneItemWithoutText_atItsEnd() {
    DueFire due = due(greeted(workers, "list-silent"), "s", "true");
    ledger.claim(List.of(due), NOW);
    ledger.record(RunReport.of(due.worker(), Workers.ended(run(due, 0), 0)));
    var parts = new ArrayList<ServerToCli>();
    answers.answer(new CliToServer.ListOutput("list-silent", "s"), parts::add);
    OutputItem item = ((OutputList) parts.get(0)).items().get(0);
    assertThat(item.data()).isNull();
    assertThat(item.exitCode()).isZero();
    assertThat(Instant.parse(requireNonNull(item.timestamp()))).isEqualTo(ended(due));
  }

  private static Instant ended(DueFire due) {
    return Instant.parse(Sql.rows("SELECT finished FROM run WHERE run_id = ?", run(due, 0)).get(0));
  }

  @Test
  void list_whatHasNotEnded_isLeftOut_andAnEmptyAnswerIsOnePart() {
    ledger.claim(List.of(due(greeted(workers, "list-open"), "s", "true")), NOW);
    var parts = new ArrayList<ServerToCli>();
    long count = answers.answer(new CliToServer.ListOutput("list-open", "s"), parts::add);
    assertThat(count).isZero();
    assertThat(parts).containsExactly(new OutputList(List.of()));
  }

  @Test
  void namesThatThereAreNot_areRefusedWithTheNearest_butNotThoseOfHistory() {
    DueFire due = due(greeted(workers, "list-known"), "backup", "true");
    ledger.claim(List.of(due), NOW);
    refused(new CliToServer.ListOutput("list-knwon", "backup"), "did you mean `list-known`?");
    refused(new CliToServer.ListCommands("list-knwon"), "did you mean `list-known`?");
    refused(
        new CliToServer.ListOutput("list-known", "bakcup"), "did you mean `list-known/backup`?");
    refused(new CliToServer.Cmd("no-such-command-at-all"), "no command `no-such-command-at-all`");
    var parts = new ArrayList<ServerToCli>();
    answers.answer(new CliToServer.ListCommands("list-known"), parts::add);
    answers.answer(new CliToServer.Cmd("backup"), parts::add);
    assertThat(parts).contains(new ServerToCli.CommandNames(List.of("backup")));
  }

  private void refused(CliToServer request, String text) {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> answers.answer(request, part -> {}))
        .withMessageContaining(text);
  }

  @Test
  void failed_hasEveryLineOfFailedRunsAndNoneOfOthers() {
    List<DueFire> runs = ended("failed-many", "failed-many", 42);
    ended("failed-not", "failed-not", 0);
    var parts = new ArrayList<ServerToCli>();
    answers.answer(new CliToServer.Failed(), parts::add);
    List<FailedItem> items =
        parts.stream().flatMap(part -> ((Failed) part).items().stream()).toList();
    assertThat(items).extracting(FailedItem::worker).doesNotContain("failed-not");
    List<FailedItem> mine =
        items.stream().filter(item -> "failed-many".equals(item.worker())).toList();
    assertThat(mine).extracting(FailedItem::data).containsExactlyInAnyOrderElementsOf(texts(runs));
    assertThat(mine).allMatch(item -> item.exitCode() == 42 && !item.success());
    assertThat(parts).hasSizeGreaterThan(2);
  }

  @Test
  void failed_isInTheOrderInWhichTheLinesWereWritten_whicheverRunTheyAreOf() {
    ConnectedWorker worker = greeted(workers, "failed-order");
    DueFire first = due(worker, "s", NOMINAL, "true");
    DueFire second = due(worker, "s", NOMINAL.plusSeconds(1), "true");
    DueFire silent = due(worker, "s", NOMINAL.plusSeconds(2), "true");
    ledger.claim(List.of(second, silent, first), NOW);
    output.append(
        List.of(
            batch(first, STDOUT, 1_000, 0, 400, 9_000),
            batch(first, STDERR, 1_000, 200),
            batch(second, STDOUT, 1_000, 300, 700)),
        new KnownStreams());
    for (DueFire due : List.of(first, second, silent)) {
      ledger.record(RunReport.of(worker, Workers.ended(run(due, 0), 1)));
    }
    var parts = new ArrayList<ServerToCli>();
    answers.answer(new CliToServer.Failed(), parts::add);
    List<FailedItem> items =
        parts.stream().flatMap(part -> ((Failed) part).items().stream()).toList();
    assertThat(items.stream().map(FailedItem::timestamp).flatMap(Stream::ofNullable))
        .extracting(Instant::parse)
        .isSorted();
    assertThat(items)
        .filteredOn(item -> "failed-order".equals(item.worker()))
        .extracting(FailedItem::data)
        .containsExactly(null, "0", "200", "300", "400", "700", "9000");
  }

  /** Lines at some milliseconds after the batch's time, which they tell. */
  private static WorkerBatch batch(DueFire due, OutputKind kind, long after, int... millis) {
    List<Line> lines =
        IntStream.of(millis)
            .mapToObj(at -> new Line(at, String.valueOf(at).length() + 1, String.valueOf(at)))
            .toList();
    var batch = new OutputBatch(run(due, 0), kind, 0, 0, NOW.plusMillis(after), lines, false);
    return new WorkerBatch(due.worker().id(), batch);
  }

  @Test
  void cmd_hasTheRunsOfOneNameOfEveryWorker() {
    List<DueFire> one = ended("cmd-one", "cmd-shared", 0);
    List<DueFire> two = ended("cmd-two", "cmd-shared", 1);
    var parts = new ArrayList<ServerToCli>();
    long count = answers.answer(new CliToServer.Cmd("cmd-shared"), parts::add);
    var ofOne = new ArrayList<OutputItem>();
    var ofTwo = new ArrayList<OutputItem>();
    for (ServerToCli part : parts) {
      Cmd cmd = (Cmd) part;
      assertThat(List.of("cmd-one", "cmd-two")).containsAll(cmd.items().keySet());
      ofOne.addAll(cmd.items().getOrDefault("cmd-one", List.of()));
      ofTwo.addAll(cmd.items().getOrDefault("cmd-two", List.of()));
    }
    assertThat(ofOne).extracting(OutputItem::data).containsExactlyElementsOf(texts(one));
    assertThat(ofTwo).extracting(OutputItem::data).containsExactlyElementsOf(texts(two));
    assertThat(count).isEqualTo(ofOne.size() + ofTwo.size());
  }

  @Test
  void listCommands_hasTheNamesOfOneWorker() {
    ConnectedWorker worker = greeted(workers, "names");
    ledger.claim(List.of(due(worker, "b", "true"), due(worker, "a", "1", "2")), NOW);
    var parts = new ArrayList<ServerToCli>();
    answers.answer(new CliToServer.ListCommands("names"), parts::add);
    assertThat(parts).containsExactly(new CommandNames(List.of("a", "b")));
  }

  /** Many runs of a second each, each with two lines and one on standard error, all ended. */
  private List<DueFire> ended(String worker, String schedule, int exitCode) {
    ConnectedWorker connected = greeted(workers, worker);
    List<DueFire> runs = new ArrayList<>();
    for (int i = 0; i < RUNS; i++) {
      runs.add(due(connected, schedule, NOMINAL.plusSeconds(i), "true"));
    }
    end(runs, exitCode);
    return runs;
  }

  private void end(List<DueFire> runs, int exitCode) {
    ledger.claim(runs, NOW);
    var batches = new ArrayList<WorkerBatch>();
    var reports = new ArrayList<RunReport>();
    for (DueFire due : runs) {
      List<String> texts = texts(List.of(due));
      long worker = due.worker().id();
      batches.add(new WorkerBatch(worker, Batches.of(run(due, 0), STDERR).next(texts.get(2))));
      batches.add(
          new WorkerBatch(
              worker, Batches.of(run(due, 0), STDOUT).next(texts.get(0), texts.get(1))));
      reports.addAll(RunReport.of(due.worker(), Workers.ended(run(due, 0), exitCode)));
    }
    output.append(batches, new KnownStreams());
    ledger.record(reports);
  }

  private static List<String> texts(List<DueFire> runs) {
    return runs.stream()
        .map(due -> due.worker().name() + " " + due.fire().nominal() + " ")
        .flatMap(text -> Stream.of(text + "1", text + FILLING, text + "error"))
        .toList();
  }
}
