package io.barto.worker.run;

import static io.barto.worker.run.TestSite.aDispatch;
import static io.barto.worker.run.TestSite.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.barto.protocol.OutputBatch;
import io.barto.protocol.OutputKind;
import io.barto.protocol.RunEnd;
import io.barto.protocol.RunEnd.Outcome;
import io.barto.protocol.ServerToWorker.Dispatch;
import io.barto.protocol.ServerToWorker.OutputStored;
import io.barto.protocol.ServerToWorker.StreamEnd;
import io.barto.protocol.WorkerToServer.Accepted;
import io.barto.protocol.WorkerToServer.Ended;
import io.barto.protocol.WorkerToServer.FireOrigin;
import io.barto.protocol.WorkerToServer.Fired;
import io.barto.protocol.WorkerToServer.JournalState;
import io.barto.protocol.WorkerToServer.Output;
import io.barto.protocol.WorkerToServer.Refused;
import io.barto.protocol.WorkerToServer.Started;
import io.barto.worker.command.Host;
import io.barto.worker.report.Uplink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120) // a loop that is blocked would block the build
class RunLoopTest {
  @TempDir Path directory;
  private TestSite site;

  @BeforeEach
  void start() throws Exception {
    site = TestSite.in(directory).welcome(List.of());
  }

  @AfterEach
  void stop() throws Exception {
    site.disconnect();
    site.stop();
  }

  @Test
  void aFire_isAcceptedStartedShownAndEnded() {
    Dispatch dispatch = aDispatch("echo hello; echo oops >&2; exit 3");
    UUID run = run(dispatch, 0);
    site.receive(dispatch);
    RunEnd end = site.serve(run);
    assertThat(site.said(Accepted.class).get(0).runs()).containsExactly(run);
    Started started = site.said(Started.class).get(0);
    assertThat(started.at()).isEqualTo(end.startedAt());
    assertThat(site.lines(run, OutputKind.STDOUT)).containsExactly("hello");
    assertThat(site.lines(run, OutputKind.STDERR)).containsExactly("oops");
    assertThat(end.outcome()).isEqualTo(Outcome.EXITED);
    assertThat(end.exitCode()).isEqualTo(3);
    assertThat(end.reason()).isEmpty();
    assertThat(end.stdoutBytes()).isEqualTo(6);
    assertThat(end.stderrBytes()).isEqualTo(5);
    await().until(() -> !Files.exists(site.runDirectory(run)));
    assertThat(site.journal.fires().openRuns()).isEmpty();
  }

  @Test
  void aFireDispatchedAgain_isAnsweredAgainAndNotRunAgain() {
    Path witness = directory.resolve("witness");
    Dispatch dispatch = aDispatch("echo x >>'" + witness + "'");
    site.receive(dispatch);
    site.receive(dispatch);
    site.serve(run(dispatch, 0));
    await().until(() -> site.journal.fires().openRuns().isEmpty());
    site.said.clear();
    site.receive(dispatch);
    RunEnd again = site.serve(run(dispatch, 0));
    assertThat(again.exitCode()).isZero();
    assertThat(site.said(Accepted.class)).hasSize(1);
    assertThat(witness).hasContent("x");
  }

  @Test
  void commandsOfAFire_runInOrderAlsoAfterAFailure() {
    Path trace = directory.resolve("trace");
    String mark = " >>'" + trace + "'";
    Dispatch dispatch =
        aDispatch("sleep 0.2; echo 1" + mark + "; exit 1", "echo 2" + mark, "echo 3" + mark);
    site.receive(dispatch);
    dispatch.commands().forEach(command -> site.serve(command.run()));
    assertThat(trace).hasContent("1\n2\n3");
  }

  @Test
  void stopOnFailure_leavesOutTheRest() {
    Dispatch dispatch = aDispatch(true, null, "exit 3", "echo never", "echo never");
    site.receive(dispatch);
    assertThat(site.serve(run(dispatch, 0)).exitCode()).isEqualTo(3);
    for (int index = 1; index < 3; index++) {
      RunEnd end = site.serve(run(dispatch, index));
      assertThat(end.outcome()).isEqualTo(Outcome.SKIPPED);
      assertThat(end.reason()).contains("exited with 3", "stop_on_failure");
      assertThat(end.exitCode()).isNull();
      assertThat(end.startedAt()).isNull();
    }
  }

  @Test
  void firesOfDifferentSchedules_runSideBySide() {
    Path go = directory.resolve("go");
    Dispatch waiting = aDispatch("while [ ! -e '" + go + "' ]; do sleep 0.02; done");
    Dispatch opening = aDispatch("touch '" + go + "'");
    site.receive(waiting);
    site.receive(opening);
    assertThat(site.serve(run(waiting, 0)).exitCode()).isZero();
  }

  @Test
  void aFirePastItsLatestTime_isRefusedForGood() {
    Instant past = Instant.now().minusSeconds(10);
    Dispatch dispatch = aDispatch(false, past, "echo never");
    site.receive(dispatch);
    assertThat(site.hear(Refused.class).runs()).containsExactly(run(dispatch, 0));
    site.receive(dispatch);
    assertThat(site.hear(Refused.class, 2).get(1).reason()).contains("latest time");
    assertThat(Files.exists(site.runDirectory(run(dispatch, 0)))).isFalse();
  }

  @Test
  void aCommandTooLongForTheHost_isSkippedWithTheReason() {
    Dispatch dispatch = aDispatch("echo " + "x".repeat(300_000));
    site.receive(dispatch);
    RunEnd end = site.serve(run(dispatch, 0));
    assertThat(end.outcome()).isEqualTo(Outcome.SKIPPED);
    assertThat(end.reason()).contains("could not be started");
  }

  @Test
  void output_beyondTheWindowWaitsForTheServer() throws Exception {
    Dispatch dispatch = aDispatch("yes 0123456789 | head -c 3000000");
    UUID run = run(dispatch, 0);
    site.receive(dispatch);
    await().until(() -> sent(run) >= Uplink.RUN_WINDOW);
    await().during(Duration.ofMillis(300)).until(() -> sent(run) < Uplink.RUN_WINDOW + 70_000);
    assertThat(site.end(run)).isEmpty();
    List<OutputBatch> unstored = site.batches(run, OutputKind.STDOUT);
    site.receive(new OutputStored(List.of(TestSite.endOf(unstored.get(unstored.size() - 1)))));
    assertThat(site.serve(run).stdoutBytes()).isEqualTo(3_000_000);
    assertThat(sent(run)).isEqualTo(3_000_000);
  }

  private long sent(UUID run) throws InterruptedException {
    return site.listen().batches(run, OutputKind.STDOUT).stream()
        .mapToLong(OutputBatch::bytes)
        .sum();
  }

  @Test
  void aFullSpoolWithoutAServer_holdsNoCommandUp_andTheGapIsMarked() throws Exception {
    restartWith(Duration.ofSeconds(1), 1L << 20);
    Path go = directory.resolve("go");
    Path done = directory.resolve("done");
    Dispatch dispatch = aDispatch(writing(20_000_000, go, 30_000_000, done));
    UUID run = run(dispatch, 0);
    site.welcome(List.of()).receive(dispatch);
    site.hear(Started.class);
    site.disconnect();
    Path pumps = directory.resolve("runs").resolve("pumps");
    await().atMost(Duration.ofSeconds(60)).until(() -> holds(pumps, "drop"));
    Files.createFile(go);
    await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(done));
    RunEnd end = site.welcome(List.of(run)).serve(run);
    assertThat(end.stdoutBytes()).isEqualTo(50_000_000);
    assertThat(end.reason()).contains("no room");
    List<OutputBatch> batches = site.batches(run, OutputKind.STDOUT);
    long at = 0;
    long line = 0;
    for (OutputBatch batch : batches) {
      assertThat(batch.offset()).isEqualTo(at);
      assertThat(batch.firstLine()).isEqualTo(line);
      at += batch.bytes();
      line += batch.lineCount();
    }
    assertThat(at).isEqualTo(end.stdoutBytes());
    assertThat(batches)
        .extracting(OutputBatch::gap)
        .filteredOn(gap -> gap != null)
        .singleElement()
        .satisfies(gap -> assertThat(gap.bytes()).isGreaterThan(10_000_000))
        .satisfies(gap -> assertThat(gap.reason()).contains("spool_limit"));
  }

  @Test
  void aFullSpoolWithAServer_holdsTheCommandUntilThereIsRoom_andNothingIsLost() throws Exception {
    restartWith(Duration.ofSeconds(1), 1L << 20);
    Path go = directory.resolve("go");
    Path done = directory.resolve("done");
    Dispatch dispatch = aDispatch(writing(20_000_000, go, 40_000_000, done));
    UUID run = run(dispatch, 0);
    site.welcome(List.of()).receive(dispatch);
    Path pumps = directory.resolve("runs").resolve("pumps");
    await().atMost(Duration.ofSeconds(60)).until(() -> holds(pumps, "hold"));
    Files.createFile(go);
    await().during(Duration.ofSeconds(2)).until(() -> !Files.exists(done));
    RunEnd end = site.serve(run);
    assertThat(end.stdoutBytes()).isEqualTo(60_000_000);
    assertThat(end.reason()).isEmpty();
    assertThat(site.batches(run, OutputKind.STDOUT)).allMatch(batch -> batch.gap() == null);
    await().until(() -> !Files.exists(pumps));
  }

  private static String writing(int first, Path go, int then, Path done) {
    return "yes 0123456789 | head -c %d; until [ -e '%s' ]; do sleep 0.1; done; yes 0123456789 | head -c %d; touch '%s'"
        .formatted(first, go, then, done);
  }

  private static boolean holds(Path pumps, String wish) throws IOException {
    return Files.exists(pumps) && Files.readString(pumps).startsWith(wish + " ");
  }

  private void restartWith(Duration grace, long spoolLimit) throws Exception {
    site.leave();
    site = new TestSite(directory, Host.find(System.getenv()), grace, spoolLimit);
  }

  @Test
  void output_of100000LinesOnBothStreamsIsWholeAndInOrder() {
    Dispatch dispatch =
        aDispatch(
            "i=0; while [ $i -lt 100000 ]; do echo out $i; echo err $i >&2; i=$((i+1)); done");
    UUID run = run(dispatch, 0);
    site.receive(dispatch);
    site.serve(run);
    assertThat(site.lines(run, OutputKind.STDOUT)).isEqualTo(numbered("out "));
    assertThat(site.lines(run, OutputKind.STDERR)).isEqualTo(numbered("err "));
    long offset = 0;
    long line = 0;
    for (OutputBatch batch : site.batches(run, OutputKind.STDOUT)) {
      assertThat(batch.offset()).isEqualTo(offset);
      assertThat(batch.firstLine()).isEqualTo(line);
      offset += batch.bytes();
      line += batch.lines().size();
    }
  }

  private static List<String> numbered(String prefix) {
    return IntStream.range(0, 100_000).mapToObj(i -> prefix + i).toList();
  }

  @Test
  void afterAReconnect_everythingUnstoredIsToldAgain() {
    Dispatch dispatch = aDispatch("echo one; echo two; echo three");
    UUID run = run(dispatch, 0);
    site.receive(dispatch);
    await().until(() -> site.listen().lines(run, OutputKind.STDOUT).size() == 3);
    site.disconnect();
    site.welcome(List.of(run), new StreamEnd(run, OutputKind.STDOUT, 4, 1));
    RunEnd end = site.serve(run);
    assertThat(site.said.get(0)).isInstanceOf(Accepted.class);
    assertThat(site.said(Started.class)).hasSize(1);
    assertThat(site.lines(run, OutputKind.STDOUT)).containsExactly("two", "three");
    assertThat(site.batches(run, OutputKind.STDOUT).get(0).firstLine()).isEqualTo(1);
    assertThat(end.stdoutBytes()).isEqualTo(14);
  }

  @Test
  void anEnd_isToldAgainUntilItIsStored() {
    Dispatch dispatch = aDispatch("true");
    UUID run = run(dispatch, 0);
    site.receive(dispatch);
    site.hear(Ended.class);
    site.disconnect();
    site.welcome(List.of(run));
    assertThat(site.serve(run).exitCode()).isZero();
  }

  @Test
  void anEnd_ofARunThatTheServerDoesNotNameIsToldAfterItsOutputOnly() {
    Dispatch dispatch = aDispatch("echo hello");
    UUID run = run(dispatch, 0);
    site.receive(dispatch);
    site.hear(Output.class);
    site.disconnect();
    site.welcome(List.of());
    Output again = site.hear(Output.class);
    assertThat(site.said(Ended.class)).isEmpty();
    site.receive(new OutputStored(again.batches().stream().map(TestSite::endOf).toList()));
    assertThat(site.serve(run).run()).isEqualTo(run);
  }

  @Test
  void whileNobodyIsConnected_commandsRunAndAreReportedLater() {
    Path done = directory.resolve("done");
    Dispatch dispatch =
        aDispatch("sleep 0.2; echo first; exit 2", "echo second; touch '" + done + "'");
    site.receive(dispatch);
    site.disconnect();
    await().until(() -> Files.exists(done));
    site.welcome(List.of(run(dispatch, 0), run(dispatch, 1)));
    assertThat(site.serve(run(dispatch, 0)).exitCode()).isEqualTo(2);
    assertThat(site.serve(run(dispatch, 1)).exitCode()).isZero();
    assertThat(site.lines(run(dispatch, 1), OutputKind.STDOUT)).containsExactly("second");
  }

  @Test
  void aRestoredLedger_getsFireOutputAndEndsAgain() throws IOException {
    Path go = directory.resolve("go");
    Dispatch dispatch =
        aDispatch("echo first", "until [ -e '" + go + "' ]; do sleep 0.1; done; echo second");
    site.welcome(List.of()).receive(dispatch);
    site.serve(run(dispatch, 0));
    site.hear(Started.class, 2);
    site.welcome(List.of());
    assertThat(site.hear(Fired.class).origin()).isEqualTo(FireOrigin.DISPATCHED);
    await().until(() -> site.listen().end(run(dispatch, 0)).isPresent());
    Files.createFile(go);
    assertThat(site.serve(run(dispatch, 1)).exitCode()).isZero();
    assertThat(site.lines(run(dispatch, 1), OutputKind.STDOUT)).containsExactly("second");
  }

  @Test
  void aJournalThatFailsAllTheSame_isTheWorkersLastWord() {
    Dispatch first = aDispatch("true");
    site.receive(first);
    site.serve(run(first, 0));
    site.expectEnd();
    site.journal.close();
    site.receive(aDispatch("true"));
    assertThat(site.hear(JournalState.class).text()).contains("can't be written", "ends");
    site.awaitOver();
  }

  @Test
  void aBackgroundChild_delaysTheEndByAStatedTimeOnly() throws Exception {
    Path pid = directory.resolve("pid");
    Dispatch dispatch = aDispatch("sleep 60 & echo $! >'" + pid + "'; echo hi; exit 4");
    site.receive(dispatch);
    Instant before = Instant.now();
    RunEnd end = site.serve(run(dispatch, 0));
    assertThat(end.exitCode()).isEqualTo(4);
    assertThat(end.stdoutBytes()).isEqualTo(3);
    assertThat(Duration.between(before, Instant.now())).isGreaterThan(RunProcess.PUMP_GRACE);
    assertThat(end.at()).isBefore(before.plusSeconds(3));
    new ProcessBuilder("kill", Files.readString(pid).strip()).start();
  }

  @Test
  void stop_endsCommandsReportsThemAndEnds() throws Exception {
    Dispatch dispatch =
        aDispatch(
            "trap 'echo bye; exit 9' TERM; echo up; while :; do sleep 0.05; done", "echo never");
    UUID run = run(dispatch, 0);
    site.receive(dispatch);
    site.hear(Output.class);
    site.loop.stop();
    assertThat(site.serve(run).exitCode()).isEqualTo(9);
    assertThat(site.lines(run, OutputKind.STDOUT)).contains("up", "bye");
    assertThat(site.serve(run(dispatch, 1)).reason()).isEqualTo("the worker was stopped");
    site.awaitOver();
  }
}
