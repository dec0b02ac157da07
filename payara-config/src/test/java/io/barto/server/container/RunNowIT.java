package io.barto.server.container;

import static io.barto.protocol.OutputKind.STDOUT;
import static io.barto.server.container.Workers.NOW;
import static io.barto.server.container.Workers.hello;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.barto.protocol.ErrorCode;
import io.barto.protocol.OutputAnswer.OutputLine;
import io.barto.protocol.OutputAnswer.OutputLines;
import io.barto.protocol.RunAnswer.Origin;
import io.barto.protocol.RunAnswer.RunDetail;
import io.barto.protocol.RunAnswer.RunStarted;
import io.barto.protocol.RunAnswer.State;
import io.barto.protocol.RunRequest.RunNow;
import io.barto.protocol.ServerToCli;
import io.barto.protocol.ServerToWorker.Command;
import io.barto.protocol.ServerToWorker.Dispatch;
import io.barto.protocol.WorkerToServer.Accepted;
import io.barto.server.output.boundary.OutputIngest;
import io.barto.server.query.boundary.Answers;
import io.barto.server.refusal.RefusedException;
import io.barto.server.run.boundary.RunLedger;
import io.barto.server.run.boundary.RunReport;
import io.barto.server.run.boundary.RunReports;
import io.barto.server.worker.boundary.ConnectedWorker;
import io.barto.server.worker.boundary.WorkerRegistry;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A person asks for a run: it is sent once, may come late no more, and is told of to its end. */
class RunNowIT extends InServerTest {
  private static final String WORKER = "on-demand";
  private static final long LIMIT_SECONDS = 60;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private Answers answers;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private WorkerRegistry registry;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private RunLedger ledger;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private RunReports reports;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private OutputIngest ingest;

  @Resource
  @SuppressWarnings("NullAway.Init")
  private ManagedExecutorService executor;

  private static final UUID INSTANCE = UUID.randomUUID();

  private ConnectedWorker connected(RecordingLink link) {
    return registry.admit(UUID.randomUUID(), WORKER, "127.0.0.1", hello(INSTANCE), link);
  }

  @Test
  void runNow_isDispatchedWithItsLatestTime_andFollowedToItsEnd() throws Exception {
    var link = new RecordingLink();
    ConnectedWorker worker = connected(link);
    BlockingQueue<ServerToCli> parts = new LinkedBlockingQueue<>();
    Future<Long> answer =
        executor.submit(() -> answers.answer(new RunNow(WORKER, "two", true), parts::add));
    Dispatch dispatch = link.next(Dispatch.class);
    assertThat(dispatch.schedule()).isEqualTo("two");
    assertThat(dispatch.commands()).extracting(Command::text).containsExactly("echo 1", "echo 2");
    assertThat(dispatch.notAfter()).isBetween(Instant.now(), Instant.now().plusSeconds(61));
    List<UUID> runs = dispatch.commands().stream().map(Command::run).toList();
    assertThat(runs).allMatch(run -> run.version() == 7);
    assertThat(next(parts, RunStarted.class).runs()).isEqualTo(runs);
    reports.take(RunReport.of(worker, new Accepted("two", dispatch.nominal(), 1, runs, NOW)));
    ingest.take(worker, List.of(Batches.of(runs.get(0), STDOUT).next("1")));
    OutputLines lines = next(parts, OutputLines.class);
    assertThat(lines.lines()).extracting(OutputLine::text).containsExactly("1");
    assertThat(lines.run()).isEqualTo(runs.get(0));
    for (int i = 0; i < 2; i++) {
      for (RunReport end : RunReport.of(worker, Workers.ended(runs.get(i), 3 * i))) {
        reports.take(end);
      }
    }
    RunDetail first = next(parts, RunDetail.class);
    RunDetail second = next(parts, RunDetail.class);
    assertThat(answer.get(LIMIT_SECONDS, TimeUnit.SECONDS)).isEqualTo(2);
    assertThat(first.item().state()).isEqualTo(State.SUCCEEDED);
    assertThat(second.item().state()).isEqualTo(State.FAILED);
    assertThat(second.item().exitCode()).isEqualTo(3);
    assertThat(second.item().origin()).isEqualTo(Origin.MANUAL);
    assertThat(second.item().nominal()).isNull();
    assertThat(second.siblings()).extracting(one -> one.run()).containsExactly(runs.get(0));
    registry.left(WORKER, worker.connection());
  }

  @Test
  void runNow_isNoFireOfItsSchedule_andIsSentAgainToAWorkerThatDoesNotKnowIt() throws Exception {
    var link = new RecordingLink();
    ConnectedWorker worker = connected(link);
    long before = fires();
    long done = answers.answer(new RunNow(WORKER, "two", false), part -> {});
    assertThat(done).isEqualTo(2);
    Dispatch dispatch = link.next(Dispatch.class);
    RunLedger.Settlement settlement = ledger.settle(worker, List.of(), Instant.now());
    assertThat(settlement.again()).contains(dispatch);
    assertThat(fires()).isEqualTo(before);
    ledger.retire(worker.id(), Instant.now());
    registry.left(WORKER, worker.connection());
  }

  private static long fires() {
    return Sql.number("SELECT COUNT(*) FROM schedule_history WHERE worker = ?", WORKER);
  }

  @Test
  void runNow_ofWhatThereIsNot_orOfWhoIsAway_isExplained() {
    assertFails(new RunNow("on-demnad", "two", false), ErrorCode.NOT_FOUND, "did you mean");
    assertFails(
        new RunNow(WORKER, "twoo", true),
        ErrorCode.NOT_FOUND,
        "no schedule `on-demand/twoo`; did you mean `on-demand/two`?");
    assertFails(
        new RunNow("nobody", "new-year", true),
        ErrorCode.BAD_REQUEST,
        "worker `nobody` is not connected");
  }

  private void assertFails(RunNow request, ErrorCode code, String text) {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> answers.answer(request, part -> {}))
        .withMessageContaining(text)
        .satisfies(e -> assertThat(e.code()).isEqualTo(code));
  }

  /** What only shows that the answer goes on is passed over. */
  private static <T extends ServerToCli> T next(BlockingQueue<ServerToCli> parts, Class<T> type)
      throws InterruptedException {
    while (true) {
      ServerToCli part = parts.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
      assertThat(part).as(type.getSimpleName()).isNotNull();
      if (!(part instanceof OutputLines lines && lines.lines().isEmpty())) {
        assertThat(part).isInstanceOf(type);
        return type.cast(part);
      }
    }
  }
}
