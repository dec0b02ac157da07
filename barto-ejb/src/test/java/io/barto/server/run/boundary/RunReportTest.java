package io.barto.server.run.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import io.barto.protocol.HostInfo;
import io.barto.protocol.RunEnd;
import io.barto.protocol.RunEnd.Outcome;
import io.barto.protocol.ServerToWorker;
import io.barto.protocol.WorkerToServer.Accepted;
import io.barto.protocol.WorkerToServer.Ended;
import io.barto.protocol.WorkerToServer.Refused;
import io.barto.protocol.WorkerToServer.Started;
import io.barto.server.run.entity.Run;
import io.barto.server.run.entity.Run.Claim;
import io.barto.server.run.entity.RunState;
import io.barto.server.worker.boundary.ConnectedWorker;
import io.barto.server.worker.boundary.WorkerLink;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RunReportTest {
  private static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");
  private static final UUID ID = UUID.randomUUID();
  private static final WorkerLink LINK =
      new WorkerLink() {
        @Override
        public void send(ServerToWorker message) {}

        @Override
        public void close(String reason) {}
      };

  private static final ConnectedWorker FROM = worker(7);

  private final Run run =
      new Run(ID, new Claim(7, UUID.randomUUID(), 3, "backup", 12, AT, 1, false), 0, "true", AT);

  private static ConnectedWorker worker(long id) {
    return new ConnectedWorker(
        UUID.randomUUID(),
        id,
        "vader",
        "127.0.0.1",
        UUID.randomUUID(),
        3,
        new HostInfo("Linux", "host", "1", "6", "2"),
        AT,
        Optional.empty(),
        LINK,
        2);
  }

  private static RunReport ended(Outcome outcome, @Nullable Integer code) {
    return RunReport.of(FROM, new Ended(List.of(end(ID, outcome, code)))).get(0);
  }

  private static RunEnd end(UUID id, Outcome outcome, @Nullable Integer code) {
    return new RunEnd(id, outcome, code, "why", AT, AT, 10, 20);
  }

  @Test
  void accepted_dispatches_andIsNotAcknowledged() {
    RunReport report = RunReport.of(FROM, new Accepted("backup", AT, 1, List.of(ID), AT));
    report.applyTo(run);
    assertThat(run.state()).isEqualTo(RunState.DISPATCHED);
    assertThat(report.ends()).isFalse();
  }

  @Test
  void started_runs_andIsNotAcknowledged() {
    RunReport report = RunReport.of(FROM, new Started(ID, AT));
    report.applyTo(run);
    assertThat(run.state()).isEqualTo(RunState.RUNNING);
    assertThat(report.ends()).isFalse();
  }

  @Test
  void refused_skips_andIsAcknowledged() {
    RunReport report = RunReport.of(FROM, new Refused(List.of(ID), "paused", AT));
    report.applyTo(run);
    assertThat(run.state()).isEqualTo(RunState.SKIPPED);
    assertThat(report.ends()).isTrue();
  }

  @Test
  void ended_followsTheOutcome() {
    ended(Outcome.EXITED, 0).applyTo(run);
    assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
  }

  @Test
  void ended_withoutAnExitCode_isLost() {
    ended(Outcome.EXITED, null).applyTo(run);
    assertThat(run.state()).isEqualTo(RunState.LOST);
  }

  @Test
  void ended_lostOrSkipped() {
    ended(Outcome.LOST, null).applyTo(run);
    assertThat(run.state()).isEqualTo(RunState.LOST);
    ended(Outcome.SKIPPED, null).applyTo(run);
    assertThat(run.state()).as("a lost run stays lost").isEqualTo(RunState.LOST);
  }

  @Test
  void anotherWorkersRun_isLeftAlone() {
    RunReport.of(worker(8), new Started(ID, AT)).applyTo(run);
    assertThat(run.state()).isEqualTo(RunState.DUE);
  }

  @Test
  void eachEnd_isAReportOfItsOwn() {
    UUID other = UUID.randomUUID();
    List<RunReport> reports =
        RunReport.of(
            FROM, new Ended(List.of(end(ID, Outcome.EXITED, 0), end(other, Outcome.LOST, null))));
    assertThat(reports).extracting(RunReport::runs).containsExactly(List.of(ID), List.of(other));
    assertThat(reports).allMatch(RunReport::ends);
  }
}
