package io.barto.server.container;

import static io.barto.server.container.Workers.NOMINAL;
import static io.barto.server.container.Workers.NOW;
import static io.barto.server.container.Workers.due;
import static io.barto.server.container.Workers.greeted;
import static io.barto.server.container.Workers.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.barto.protocol.CliToServer;
import io.barto.protocol.OutputAnswer.OutputLines;
import io.barto.protocol.OutputRequest.Grep;
import io.barto.protocol.OutputRequest.Output;
import io.barto.protocol.OutputRequest.Streams;
import io.barto.protocol.RunAnswer.RunList;
import io.barto.protocol.RunAnswer.State;
import io.barto.protocol.RunRequest.Runs;
import io.barto.protocol.ServerToCli;
import io.barto.protocol.ServerToCliCodec;
import io.barto.server.maintenance.boundary.DataSources;
import io.barto.server.query.boundary.Answers;
import io.barto.server.query.control.run.NewestRuns;
import io.barto.server.query.control.run.RunFilter;
import io.barto.server.run.boundary.RunLedger;
import io.barto.server.run.boundary.RunLedger.DueFire;
import io.barto.server.worker.boundary.ConnectedWorker;
import io.barto.server.worker.boundary.WorkerStore;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Answers larger than memory should be: they come in small parts, and leave nothing behind. */
class LargeAnswersIT extends InServerTest {
  private static final int RUNS = 200_000;
  private static final int LINES = 1_000_000;
  private static final int CHUNK = 500;
  private static final long MOST_HEAP = 48L << 20;
  private static final int LARGEST_PART = 400 << 10;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private Answers answers;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private RunLedger ledger;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private WorkerStore workers;

  @Resource(lookup = DataSources.BARTO)
  @SuppressWarnings("NullAway.Init")
  private DataSource dataSource;

  /** Counts parts, and looks at the memory in the middle of the answer. */
  private static final class Meter implements Consumer<ServerToCli> {
    private final long before = used();
    private final long lookAfter;
    private long items;
    private long largest;
    private long grown = -1;

    Meter(long lookAfter) {
      this.lookAfter = lookAfter;
    }

    @Override
    public void accept(ServerToCli part) {
      items +=
          part instanceof RunList runs ? runs.runs().size() : ((OutputLines) part).lines().size();
      if (items % 50_000 < 3_000) {
        largest = Math.max(largest, ServerToCliCodec.encode(part).length);
      }
      if (grown < 0 && items >= lookAfter) {
        grown = Math.max(0, used() - before);
      }
    }

    private static long used() {
      System.gc();
      Runtime runtime = Runtime.getRuntime();
      return runtime.totalMemory() - runtime.freeMemory();
    }

    void check(long expected) {
      assertThat(items).isEqualTo(expected);
      assertThat(largest).isLessThan(LARGEST_PART);
      assertThat(grown).isBetween(0L, MOST_HEAP);
    }
  }

  @Test
  void runs_twoHundredThousandOfThem_areStreamed() {
    ConnectedWorker worker = greeted(workers, "many-runs");
    Sql.update(
        "INSERT INTO run (number, run_id, worker, instance, schedule, generation, nominal,"
            + " command_index, command, attempt, origin, claim_epoch, stop_on_failure, state,"
            + " claimed, started, finished, exit_code, stdout_bytes, stderr_bytes)"
            + " SELECT 5000000000 + seq, UUID(), ?, UUID(), CONCAT('s', seq MOD 10), 1,"
            + " TIMESTAMP'2026-01-01 00:00:00' + INTERVAL seq SECOND, 0, 'echo hi', 1, 'SCHEDULE',"
            + " 1, 0, IF(seq MOD 5 = 0, 'FAILED', 'SUCCEEDED'), NOW(3), NOW(3), NOW(3),"
            + " seq MOD 5 = 0, 0, 0 FROM seq_1_to_"
            + RUNS,
        worker.id());
    try {
      streamed(new Runs("many-runs", null, null, List.of(), null, null, 0), RUNS);
      streamed(new Runs("many-runs", "s3", null, List.of(), null, null, 0), RUNS / 10);
      streamed(
          new Runs("many-runs", null, null, List.of(State.FAILED, State.LOST), null, null, 0),
          RUNS / 5);
      var newest = new Runs(null, null, null, List.of(State.FAILED), null, null, 7);
      streamed(newest, 7);
      Sql.update("UPDATE run SET command = 'rare' WHERE number = 5000000001");
      streamed(new Runs("many-runs", null, "rare", List.of(), null, null, 0), 1);
      looksAtSoManyAtATime(worker.id());
    } finally {
      Sql.update("DELETE FROM run WHERE worker = ?", worker.id());
    }
  }

  /** So that a search says that it goes on. */
  private void looksAtSoManyAtATime(long worker) {
    try (Connection connection = dataSource.getConnection()) {
      var filter = new RunFilter(worker, null, "rare", List.of(), null, null);
      var runs = new NewestRuns(connection, filter, 0);
      var found = new ArrayList<Integer>();
      while (!runs.isOver()) {
        found.add(runs.next().size());
      }
      assertThat(found).hasSizeGreaterThanOrEqualTo(10).startsWith(0, 0).contains(1);
      assertThat(found.stream().mapToInt(Integer::intValue).sum()).isEqualTo(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void output_aMillionLinesOfIt_areStreamed() {
    ConnectedWorker worker = greeted(workers, "many-lines");
    DueFire due = due(worker, "s", NOMINAL, "true");
    ledger.claim(List.of(due), NOW);
    UUID run = run(due, 0);
    long number = Sql.number("SELECT number FROM run WHERE run_id = ?", run);
    String line = "a line of some length, as programs write them";
    Sql.update(
        "INSERT INTO output_chunk (run, kind, byte_offset, bytes, first_line, line_count,"
            + " continues, at, content) SELECT ?, seq MOD 2, (seq DIV 2) * 23000, 23000,"
            + " (seq DIV 2) * "
            + CHUNK
            + (", " + CHUNK)
            + ", 0, TIMESTAMP'2026-01-01 00:00:00' + INTERVAL seq SECOND,"
            + (" CONCAT('[', REPEAT('[1,\"" + line + "\"],', " + (CHUNK - 1) + "),")
            + (" '[2,\"" + line + " ', seq, '\"]]') FROM seq_0_to_" + (LINES / CHUNK - 1)),
        number);
    streamed(new Output(run.toString(), Streams.BOTH, null, null, false), LINES);
    streamed(new Output(run.toString(), Streams.STDERR, null, null, false), LINES / 2);
    streamed(new Output(run.toString(), Streams.BOTH, 300_000L, null, false), 300_000);
    Grep last = new Grep("them \\d+$", true);
    streamed(new Output(run.toString(), Streams.BOTH, null, last, false), LINES / CHUNK);
    streamed(new Output(run.toString(), Streams.BOTH, 5L, last, false), 5);
  }

  @Test
  void output_ofOneStream_doesNotAskForTheOtherWithEachLine() {
    ConnectedWorker worker = greeted(workers, "one-stream");
    DueFire due = due(worker, "s", NOMINAL, "true");
    ledger.claim(List.of(due), NOW);
    UUID run = run(due, 0);
    Sql.update(
        "INSERT INTO output_chunk (run, kind, byte_offset, bytes, first_line, line_count,"
            + " continues, at, content) SELECT ?, 0, seq * 1000, 1000, seq * "
            + CHUNK
            + (", " + CHUNK + ", 0, NOW(3),")
            + (" CONCAT('[', REPEAT('[1,\"x\"],', " + (CHUNK - 1) + "), '[2,\"x\"]]')")
            + (" FROM seq_0_to_" + (LINES / CHUNK - 1)),
        Sql.number("SELECT number FROM run WHERE run_id = ?", run));
    var all = new Output(run.toString(), Streams.BOTH, null, null, false);
    assertTimeout(Duration.ofSeconds(60), () -> streamed(all, LINES));
  }

  private void streamed(CliToServer request, long expected) {
    var meter = new Meter(expected / 2);
    assertThat(answers.answer(request, meter)).isEqualTo(expected);
    meter.check(expected);
  }
}
