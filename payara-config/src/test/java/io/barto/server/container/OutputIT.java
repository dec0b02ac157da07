package io.barto.server.container;

import static io.barto.protocol.OutputKind.STDERR;
import static io.barto.protocol.OutputKind.STDOUT;
import static io.barto.server.container.Workers.NOMINAL;
import static io.barto.server.container.Workers.NOW;
import static io.barto.server.container.Workers.due;
import static io.barto.server.container.Workers.greeted;
import static io.barto.server.container.Workers.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.barto.protocol.CliToServer;
import io.barto.protocol.ErrorCode;
import io.barto.protocol.OutputAnswer.LineKind;
import io.barto.protocol.OutputAnswer.OutputLine;
import io.barto.protocol.OutputAnswer.OutputLines;
import io.barto.protocol.OutputKind;
import io.barto.protocol.OutputRequest.Grep;
import io.barto.protocol.OutputRequest.Output;
import io.barto.protocol.OutputRequest.Streams;
import io.barto.protocol.OutputRequest.Tail;
import io.barto.protocol.RunAnswer.RunItem;
import io.barto.protocol.RunEnd;
import io.barto.protocol.RunEnd.Outcome;
import io.barto.protocol.WorkerToServer.Ended;
import io.barto.server.maintenance.boundary.DataSources;
import io.barto.server.output.boundary.OutputIngest;
import io.barto.server.output.boundary.OutputStore;
import io.barto.server.output.boundary.OutputStore.WorkerBatch;
import io.barto.server.output.control.KnownStreams;
import io.barto.server.query.boundary.Answers;
import io.barto.server.query.control.output.LineFilter;
import io.barto.server.query.control.output.LineFilter.BadPatternException;
import io.barto.server.query.control.output.LineParts;
import io.barto.server.query.control.output.StoredTail;
import io.barto.server.query.control.run.NewestRuns;
import io.barto.server.query.control.run.RunFilter;
import io.barto.server.refusal.RefusedException;
import io.barto.server.run.boundary.RunLedger;
import io.barto.server.run.boundary.RunLedger.DueFire;
import io.barto.server.run.boundary.RunReport;
import io.barto.server.run.boundary.RunReports;
import io.barto.server.worker.boundary.ConnectedWorker;
import io.barto.server.worker.boundary.WorkerStore;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What people ask about output: what is stored, and what is being written. */
class OutputIT extends InServerTest {
  private static final long LIMIT_SECONDS = 60;

  /** Ends a test's tail, as a peer does that goes. */
  @jakarta.ejb.ApplicationException
  private static final class GoneException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @EJB
  @SuppressWarnings("NullAway.Init")
  private Answers answers;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private RunLedger ledger;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private OutputStore store;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private OutputIngest ingest;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private RunReports reports;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private WorkerStore workers;

  @Resource
  @SuppressWarnings("NullAway.Init")
  private ManagedExecutorService executor;

  @Resource(lookup = DataSources.BARTO)
  @SuppressWarnings("NullAway.Init")
  private DataSource dataSource;

  /** Of the test, once it has claimed something. */
  @SuppressWarnings("NullAway.Init")
  private ConnectedWorker worker;

  private DueFire claimed(String name) {
    worker = greeted(workers, name, UUID.randomUUID(), new RecordingLink());
    DueFire due = due(worker, "s", NOMINAL, "true");
    ledger.claim(List.of(due), NOW);
    return due;
  }

  private void stored(Batches stream, String... texts) {
    store.append(List.of(new WorkerBatch(worker.id(), stream.next(texts))), new KnownStreams());
  }

  private List<OutputLine> output(
      UUID run, Streams streams, @Nullable Long tail, @Nullable Grep grep) {
    return lines(new Output(run.toString(), streams, tail, grep, false));
  }

  private List<OutputLine> lines(CliToServer request) {
    var lines = new ArrayList<OutputLine>();
    long count = answers.answer(request, part -> lines.addAll(((OutputLines) part).lines()));
    assertThat(count).isEqualTo(lines.size());
    return lines;
  }

  @Test
  void output_hasTheLinesOfBothStreams_inTheOrderOfTheirTimes() {
    UUID run = run(claimed("output-both"), 0);
    Batches out = Batches.of(run, STDOUT);
    stored(out, "out 0", "out 1", "out 2");
    stored(Batches.of(run, STDERR), "err 0", "err 1");
    List<OutputLine> lines = output(run, Streams.BOTH, null, null);
    assertThat(lines)
        .extracting(OutputLine::text)
        .containsExactly("out 0", "err 0", "out 1", "err 1", "out 2");
    assertThat(lines.get(4).number()).isEqualTo(2);
    assertThat(lines.get(4).at()).isEqualTo(NOW.plusMillis(2));
    assertThat(output(run, Streams.STDERR, null, null))
        .extracting(OutputLine::text)
        .containsExactly("err 0", "err 1");
    assertThat(output(run, Streams.BOTH, 2L, null))
        .extracting(OutputLine::text)
        .containsExactly("err 1", "out 2");
    assertThat(output(run, Streams.BOTH, 0L, null)).isEmpty();
    assertThat(output(run, Streams.BOTH, 1_000L, null)).hasSize(5);
  }

  @Test
  void output_whatIsMissing_isAGap() {
    UUID run = run(claimed("output-gap"), 0);
    Batches out = Batches.of(run, STDOUT);
    stored(out, "a");
    stored(out, "lost");
    stored(out, "b");
    Sql.update(
        "DELETE FROM output_chunk WHERE byte_offset = 2"
            + " AND run = (SELECT number FROM run WHERE run_id = ?)",
        run);
    ledger.record(RunReport.of(worker, ended(run, 12, 3)));
    List<OutputLine> lines = output(run, Streams.BOTH, null, null);
    assertThat(lines)
        .extracting(OutputLine::kind)
        .containsExactly(LineKind.LINE, LineKind.GAP, LineKind.LINE, LineKind.GAP, LineKind.GAP);
    assertThat(lines).extracting(OutputLine::missing).containsExactly(0L, 5L, 0L, 3L, 3L);
    assertThat(lines.get(4).stream()).isEqualTo(STDERR);
  }

  @Test
  void output_isSearchedForATextOrAnExpression() {
    UUID run = run(claimed("output-grep"), 0);
    Batches out = Batches.of(run, STDOUT);
    for (int i = 0; i < 30; i++) {
      stored(out, "line a.c " + i, "line abc " + i);
    }
    assertThat(output(run, Streams.BOTH, null, new Grep("a.c", false)))
        .hasSize(30)
        .allMatch(line -> line.text().contains("a.c"));
    assertThat(output(run, Streams.BOTH, null, new Grep("a.c", true))).hasSize(60);
    assertThat(output(run, Streams.BOTH, 2L, new Grep("^line abc", true)))
        .extracting(OutputLine::text)
        .containsExactly("line abc 28", "line abc 29");
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> output(run, Streams.BOTH, null, new Grep("(a", true)))
        .withMessageContaining("is no regular expression")
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_REQUEST));
  }

  @Test
  void output_anExpressionThatTakesForEver_isGivenUp() {
    UUID run = run(claimed("output-redos"), 0);
    stored(Batches.of(run, STDOUT), "a".repeat(50) + "!");
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> output(run, Streams.BOTH, null, new Grep("(.*)*\\1b", true)))
        .withMessageContaining("takes too long");
  }

  @Test
  void output_followed_endsWithTheRun_andHasEveryLineOnce() throws Exception {
    UUID run = run(claimed("output-follow"), 0);
    Batches out = Batches.of(run, STDOUT);
    ingest.take(worker, List.of(out.next("0")));
    BlockingQueue<OutputLine> seen = new LinkedBlockingQueue<>();
    Future<Long> answer =
        executor.submit(
            () ->
                answers.answer(
                    new Output(run.toString(), Streams.BOTH, null, null, true),
                    part -> seen.addAll(((OutputLines) part).lines())));
    for (int i = 1; i <= 200; i++) {
      ingest.take(worker, List.of(out.next(String.valueOf(i))));
      assertThat(next(seen).text()).isEqualTo(String.valueOf(i - 1));
    }
    long bytes = IntStream.rangeClosed(0, 201).mapToLong(i -> ("" + i).length() + 1).sum();
    for (RunReport end : RunReport.of(worker, ended(run, bytes, 0))) {
      reports.take(end);
    }
    // the last comes after the end, as it can
    ingest.take(worker, List.of(out.next("201")));
    assertThat(answer.get(LIMIT_SECONDS, TimeUnit.SECONDS)).isEqualTo(202);
    assertThat(seen).extracting(OutputLine::text).containsExactly("200", "201");
  }

  @Test
  void tail_ofASchedule_hasTheLastLinesAndThenWhatComes_ofItAlone() throws Exception {
    UUID run = run(claimed("tail-schedule"), 0);
    DueFire other = due(worker, "other", NOMINAL, "true");
    DueFire later = due(worker, "s", NOMINAL.plusSeconds(60), "true");
    ledger.claim(List.of(other, later), NOW);
    Batches first = Batches.of(run, STDOUT);
    Batches second = Batches.of(run(later, 0), STDOUT);
    stored(first, "1", "2", "3");
    stored(second, "4");
    assertThat(lines(new Tail("tail-schedule", "s", null, Streams.BOTH, 3, null, false)))
        .extracting(OutputLine::text)
        .containsExactly("2", "3", "4");
    BlockingQueue<OutputLine> seen = new LinkedBlockingQueue<>();
    Future<?> answer =
        executor.submit(
            () ->
                answers.answer(
                    new Tail("tail-schedule", "s", null, Streams.STDOUT, 1, null, true),
                    part -> {
                      List<OutputLine> lines = ((OutputLines) part).lines();
                      seen.addAll(lines);
                      if (lines.stream().anyMatch(line -> line.text().equals("end"))) {
                        throw new GoneException();
                      }
                    }));
    assertThat(next(seen).text()).isEqualTo("4");
    ingest.take(worker, List.of(Batches.of(run(other, 0), STDOUT).next("not this")));
    ingest.take(worker, List.of(Batches.of(run(later, 0), STDERR).next("nor this")));
    ingest.take(worker, List.of(second.next("5"), first.next("6")));
    assertThat(next(seen).text()).isEqualTo("5");
    assertThat(next(seen).text()).isEqualTo("6");
    ingest.take(worker, List.of(second.next("end")));
    assertThat(next(seen).text()).isEqualTo("end");
    assertThatExceptionOfType(java.util.concurrent.ExecutionException.class)
        .isThrownBy(() -> answer.get(LIMIT_SECONDS, TimeUnit.SECONDS))
        .withRootCauseInstanceOf(GoneException.class);
  }

  @Test
  void tail_hasAsManyLinesAsAskedFor_ofThoseThatAreWanted_fromHoweverManyRuns() {
    DueFire first = claimed("tail-wanted");
    var runs = new ArrayList<UUID>(List.of(run(first, 0)));
    for (int i = 1; i < 6; i++) {
      DueFire later = due(worker, "s", NOMINAL.plusSeconds(60L * i), "true");
      ledger.claim(List.of(later), NOW);
      runs.add(run(later, 0));
    }
    for (int i = 0; i < runs.size(); i++) {
      stored(Batches.of(runs.get(i), STDOUT), "out", "out", "wanted " + i, "out", "also " + i);
      stored(Batches.of(runs.get(i), STDERR), "err " + i);
    }
    assertThat(lines(new Tail("tail-wanted", "s", null, Streams.STDERR, 4, null, false)))
        .extracting(OutputLine::text)
        .containsExactly("err 2", "err 3", "err 4", "err 5");
    Grep grep = new Grep("wanted|also", true);
    assertThat(lines(new Tail("tail-wanted", "s", null, Streams.BOTH, 5, grep, false)))
        .extracting(OutputLine::text)
        .containsExactly("also 3", "wanted 4", "also 4", "wanted 5", "also 5");
    assertThat(lines(new Tail("tail-wanted", "s", null, Streams.STDERR, 5, grep, false))).isEmpty();
    assertThat(lines(new Tail("tail-wanted", "s", null, Streams.STDERR, 50, null, false)))
        .hasSize(6);
    assertThat(inNoTime(worker.id(), grep))
        .extracting(OutputLine::kind)
        .as("that older ones were not looked through")
        .containsExactly(LineKind.GAP);
    assertThat(inNoTime(worker.id(), null)).hasSize(36);
  }

  private List<OutputLine> inNoTime(long of, @Nullable Grep grep) {
    var lines = new ArrayList<OutputLine>();
    try (Connection connection = dataSource.getConnection()) {
      var filter = new RunFilter(of, "s", null, List.of(), null, null);
      List<RunItem> newest = new NewestRuns(connection, filter, 0).rest();
      var parts =
          new LineParts(
              part -> lines.addAll(((OutputLines) part).lines()),
              Clock.systemUTC(),
              LineFilter.of(grep));
      new StoredTail(dataSource, Clock.systemUTC(), Duration.ZERO, Streams.BOTH, parts)
          .read(newest, 100);
      return lines;
    } catch (SQLException | BadPatternException e) {
      throw new IllegalStateException(e);
    }
  }

  private static OutputLine next(BlockingQueue<OutputLine> seen) throws InterruptedException {
    OutputLine line = seen.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
    assertThat(line).as("a line").isNotNull();
    return line;
  }

  private static Ended ended(UUID run, long stdoutBytes, long stderrBytes) {
    return new Ended(
        List.of(
            new RunEnd(
                run, Outcome.EXITED, 0, "", NOW, NOW.plusSeconds(1), stdoutBytes, stderrBytes)));
  }

  @Test
  void outputAndTail_ofNothing_areExplained() {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> lines(new Output("zzzz", Streams.BOTH, null, null, true)))
        .withMessageContaining("is no run id");
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> lines(new Tail("tail-nobody", null, null, Streams.BOTH, 0, null, true)))
        .withMessageContaining("no worker `tail-nobody`");
  }

  @Test
  void output_ofAStreamOfOneKind_isThatKindsOnly() {
    UUID run = run(claimed("output-kind"), 0);
    stored(Batches.of(run, STDERR), "e");
    for (OutputKind kind : OutputKind.values()) {
      Streams streams = kind == STDOUT ? Streams.STDOUT : Streams.STDERR;
      assertThat(output(run, streams, null, null)).hasSize(kind == STDOUT ? 0 : 1);
    }
  }
}
