package io.barto.server.run.entity;

import static org.assertj.core.api.Assertions.assertThat;

import io.barto.server.run.entity.Run.Claim;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RunTest {
  private static final Instant DUE_AT = Instant.parse("2026-03-01T12:00:00Z");
  private static final Instant LATER = DUE_AT.plusSeconds(7);

  private static Run aRun() {
    var claim = new Claim(7, UUID.randomUUID(), 3, "backup", 12, DUE_AT, 1, true);
    return new Run(UUID.randomUUID(), claim, 2, "make backup", DUE_AT.plusMillis(3));
  }

  @Test
  void aClaimedRun_isDue() {
    Run run = aRun();
    assertThat(run.state()).isEqualTo(RunState.DUE);
    assertThat(run.nominal()).isEqualTo(DUE_AT);
    assertThat(run.schedule()).isEqualTo("backup");
    assertThat(run.generation()).isEqualTo(12);
    assertThat(run.commandIndex()).isEqualTo(2);
    assertThat(run.command()).isEqualTo("make backup");
    assertThat(run.attempt()).isEqualTo(1);
    assertThat(run.stopOnFailure()).isTrue();
    assertThat(run.exitCode()).isNull();
  }

  @Test
  void itsLife_inTheOrderOfEvents() {
    Run run = aRun();
    run.accepted(LATER);
    assertThat(run.state()).isEqualTo(RunState.DISPATCHED);
    run.started(LATER);
    assertThat(run.state()).isEqualTo(RunState.RUNNING);
    run.exited(0, "", LATER, LATER);
    assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void whatWasGivenUp_isOpenAgainWhereItsWorkerHoldsIt_andEndsAsItDid() {
    Run running = aRun();
    running.started(LATER);
    running.lost("its worker was retired while it ran", LATER);
    Run waiting = aRun();
    waiting.missed("retired: its worker will not come back", LATER);

    running.held(LATER);
    waiting.held(LATER);

    assertThat(running.state()).isEqualTo(RunState.RUNNING);
    assertThat(waiting.state()).isEqualTo(RunState.DISPATCHED);
    assertThat(List.of(running, waiting))
        .allSatisfy(run -> assertThat(run).hasFieldOrPropertyWithValue("finished", null))
        .allSatisfy(run -> assertThat(run).hasFieldOrPropertyWithValue("reason", ""));
    assertThat(waiting).hasFieldOrPropertyWithValue("accepted", LATER);
    running.exited(3, "", null, LATER);
    assertThat(running.state()).isEqualTo(RunState.FAILED);
    running.held(LATER);
    assertThat(running.state()).as("its end is known").isEqualTo(RunState.FAILED);
    Run told = aRun();
    told.lost("the host was restarted", LATER);
    told.wrote(0, 0);
    told.held(LATER);
    assertThat(told.state()).as("its worker has said so").isEqualTo(RunState.LOST);
  }

  @Test
  void anyOtherExitCode_isAFailure() {
    Run run = aRun();
    run.exited(137, "", null, LATER);
    assertThat(run.state()).isEqualTo(RunState.FAILED);
    assertThat(run.exitCode()).isEqualTo(137);
  }

  @Test
  void anEndThatOvertakesTheStart_ends_andLateReportsChangeNothing() {
    Run run = aRun();
    run.exited(0, "", LATER, LATER.plusSeconds(1));
    run.accepted(LATER);
    run.started(LATER);
    assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
  }

  @Test
  void aStartThatOvertakesTheAcceptance_isNotTakenBack() {
    Run run = aRun();
    run.started(LATER);
    run.accepted(LATER);
    assertThat(run.state()).isEqualTo(RunState.RUNNING);
  }

  static Stream<Consumer<Run>> ends() {
    return Stream.of(
        run -> run.exited(0, "", LATER, LATER),
        run -> run.exited(137, "", LATER, LATER),
        run -> run.lost("gone", LATER),
        run -> run.skipped("paused", LATER));
  }

  private static Stream<Consumer<Run>> moves() {
    return Stream.concat(Stream.of(run -> run.accepted(LATER), run -> run.started(LATER)), ends());
  }

  @ParameterizedTest
  @MethodSource("ends")
  void whatHasEnded_neverChanges(Consumer<Run> end) {
    Run run = aRun();
    end.accept(run);
    RunState state = run.state();
    Integer code = run.exitCode();
    moves()
        .forEach(
            move -> {
              move.accept(run);
              assertThat(run.state()).isEqualTo(state);
              assertThat(run.exitCode()).isEqualTo(code);
            });
  }

  @Test
  void whatRuns_canNotBeSkipped() {
    Run run = aRun();
    run.started(LATER);
    run.skipped("paused", LATER);
    assertThat(run.state()).isEqualTo(RunState.RUNNING);
  }
}
