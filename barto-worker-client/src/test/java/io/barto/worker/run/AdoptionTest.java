package io.barto.worker.run;

import static io.barto.worker.run.TestSite.aDispatch;
import static io.barto.worker.run.TestSite.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.barto.protocol.OutputKind;
import io.barto.protocol.RunEnd;
import io.barto.protocol.RunEnd.Outcome;
import io.barto.protocol.ServerToWorker.Dispatch;
import io.barto.protocol.WorkerToServer.Started;
import io.barto.worker.command.Host;
import io.barto.worker.command.Marker;
import io.barto.worker.command.PrivateFiles;
import io.barto.worker.command.RunDirectory;
import io.barto.worker.journal.AcceptedFire;
import io.barto.worker.journal.Journal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdoptionTest {
  @TempDir Path directory;

  @Test
  void aCommandThatOutlivedItsWorker_isFollowedToItsEnd() throws Exception {
    Path go = directory.resolve("go");
    Dispatch dispatch =
        aDispatch(
            "echo before; while [ ! -e '" + go + "' ]; do sleep 0.02; done; echo after; exit 5",
            "echo next");
    UUID run = run(dispatch, 0);
    startAndLeave(dispatch, run);

    TestSite second = TestSite.in(directory).welcome(List.of(run));
    Started started = second.hear(Started.class);
    PrivateFiles.file(go);
    RunEnd end = second.serve(run);
    assertThat(end.exitCode()).isEqualTo(5);
    assertThat(end.startedAt()).isEqualTo(started.at());
    assertThat(second.lines(run, OutputKind.STDOUT)).containsExactly("before", "after");
    assertThat(second.serve(run(dispatch, 1)).exitCode()).isZero();
    assertThat(second.lines(run(dispatch, 1), OutputKind.STDOUT)).containsExactly("next");
    second.leave();
  }

  @Test
  void aCommandThatEndedWithoutAWorker_isReportedAndTheNextOneFollows() throws Exception {
    Dispatch dispatch = aDispatch("sleep 0.5; echo done; exit 6", "echo next");
    UUID run = run(dispatch, 0);
    startAndLeave(dispatch, run);
    await().until(() -> files(run).exit() != null);

    TestSite second = TestSite.in(directory).welcome(List.of(run));
    assertThat(second.serve(run).exitCode()).isEqualTo(6);
    assertThat(second.lines(run, OutputKind.STDOUT)).containsExactly("done");
    assertThat(second.serve(run(dispatch, 1)).exitCode()).isZero();
    second.leave();
  }

  @Test
  void stopOnFailure_holdsAcrossARestart() throws Exception {
    Dispatch dispatch = aDispatch(true, null, "sleep 0.3; exit 6", "echo never");
    UUID run = run(dispatch, 0);
    startAndLeave(dispatch, run);
    await().until(() -> files(run).exit() != null);

    TestSite second = TestSite.in(directory).welcome(List.of(run));
    assertThat(second.serve(run(dispatch, 1)).outcome()).isEqualTo(Outcome.SKIPPED);
    second.leave();
  }

  @Test
  void aRunWhoseProcessesWereAllKilled_isLost() throws Exception {
    Dispatch dispatch = aDispatch("echo before; sleep 60");
    UUID run = run(dispatch, 0);
    startAndLeave(dispatch, run);
    Marker marker = Objects.requireNonNull(files(run).marker());
    kill(-marker.pid());
    kill(-Objects.requireNonNull(files(run).group()));

    TestSite second = TestSite.in(directory).welcome(List.of(run));
    RunEnd end = second.serve(run);
    assertThat(end.outcome()).isEqualTo(Outcome.LOST);
    assertThat(end.reason()).contains("killed");
    assertThat(end.exitCode()).isNull();
    assertThat(second.lines(run, OutputKind.STDOUT)).containsExactly("before");
    second.leave();
  }

  @Test
  void aRunOfAnEarlierBoot_isLostAndNeverStartedAgain() throws Exception {
    Dispatch dispatch = aDispatch("sleep 60", "echo never");
    UUID run = run(dispatch, 0);
    startAndLeave(dispatch, run);
    Host here = Host.find(System.getenv());
    long parent = Objects.requireNonNull(files(run).marker()).pid();
    long group = Objects.requireNonNull(files(run).group());
    Host rebooted =
        new Host(
            "another-boot", here.umask(), here.ownSession(), here.signalDefaults(), here.shell());

    TestSite second =
        new TestSite(directory, rebooted, Duration.ofSeconds(5)).welcome(List.of(run));
    RunEnd end = second.serve(run);
    assertThat(end.outcome()).isEqualTo(Outcome.LOST);
    assertThat(end.reason()).isEqualTo("the host was restarted");
    second.leave();
    kill(-group);
    // it writes how its command ended, and only then may its directory go
    await().until(() -> ProcessHandle.of(parent).filter(ProcessHandle::isAlive).isEmpty());
  }

  @Test
  void anAcceptedFireThatWasNeverStarted_isStartedWithinTheGrace() throws Exception {
    Dispatch dispatch = aDispatch("echo hello");
    accept(dispatch, Instant.now(), Host.find(System.getenv()).bootId());
    TestSite site = TestSite.in(directory).welcome(List.of(run(dispatch, 0)));
    assertThat(site.serve(run(dispatch, 0)).exitCode()).isZero();
    site.leave();
  }

  @Test
  void anAcceptedFireThatWasNeverStarted_isSkippedAfterTheGrace() throws Exception {
    Dispatch dispatch = aDispatch("echo never", "echo next");
    accept(dispatch, Instant.now().minusSeconds(6), Host.find(System.getenv()).bootId());
    TestSite site = TestSite.in(directory).welcome(List.of(run(dispatch, 0)));
    RunEnd end = site.serve(run(dispatch, 0));
    assertThat(end.outcome()).isEqualTo(Outcome.SKIPPED);
    assertThat(end.reason()).contains("too late");
    assertThat(Files.exists(directory.resolve("witness"))).isFalse();
    assertThat(site.serve(run(dispatch, 1)).exitCode()).isZero();
    site.leave();
  }

  @Test
  void anAcceptedFireOfAnEarlierBoot_mayHaveBeenStartedSoItIsLost() throws Exception {
    Dispatch dispatch = aDispatch("echo never");
    accept(dispatch, Instant.now(), "an-earlier-boot");
    TestSite site = TestSite.in(directory).welcome(List.of(run(dispatch, 0)));
    assertThat(site.serve(run(dispatch, 0)).outcome()).isEqualTo(Outcome.LOST);
    site.leave();
  }

  private void startAndLeave(Dispatch dispatch, UUID run) throws Exception {
    TestSite first = TestSite.in(directory).welcome(List.of());
    first.receive(dispatch);
    first.hear(Started.class);
    await().until(() -> files(run).group() != null);
    first.leave();
  }

  private void accept(Dispatch dispatch, Instant at, String bootId) throws Exception {
    try (Journal journal = Journal.open(directory.resolve("journal"))) {
      journal.fires().accept(AcceptedFire.of(dispatch, at, null), bootId);
    }
  }

  private RunDirectory files(UUID run) {
    return RunDirectory.of(directory.resolve("runs"), run);
  }

  private static void kill(long target) throws Exception {
    new ProcessBuilder("sh", "-c", "kill -s KILL -- " + target).start().waitFor();
  }
}
