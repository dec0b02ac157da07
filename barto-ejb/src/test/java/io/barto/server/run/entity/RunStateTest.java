package io.barto.server.run.entity;

import static io.barto.server.run.entity.RunState.DISPATCHED;
import static io.barto.server.run.entity.RunState.DUE;
import static io.barto.server.run.entity.RunState.FAILED;
import static io.barto.server.run.entity.RunState.KILLED;
import static io.barto.server.run.entity.RunState.LOST;
import static io.barto.server.run.entity.RunState.MISSED;
import static io.barto.server.run.entity.RunState.RUNNING;
import static io.barto.server.run.entity.RunState.SKIPPED;
import static io.barto.server.run.entity.RunState.SUCCEEDED;
import static io.barto.server.run.entity.RunState.TIMED_OUT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RunStateTest {
  private static final Set<RunState> ENDS =
      EnumSet.of(SUCCEEDED, FAILED, TIMED_OUT, KILLED, LOST, SKIPPED, MISSED);

  /** All legal moves; a state that is not named has none. */
  private static final Map<RunState, Set<RunState>> LEGAL =
      Map.of(
          DUE,
          EnumSet.complementOf(EnumSet.of(DUE)),
          DISPATCHED,
          EnumSet.of(RUNNING, SUCCEEDED, FAILED, TIMED_OUT, KILLED, LOST, SKIPPED, MISSED),
          RUNNING,
          EnumSet.of(SUCCEEDED, FAILED, TIMED_OUT, KILLED, LOST));

  @ParameterizedTest
  @EnumSource
  void mayBecome_allowsTheLegalMovesAndNoOther(RunState from) {
    for (RunState to : RunState.values()) {
      assertThat(from.mayBecome(to))
          .as("%s -> %s", from, to)
          .isEqualTo(LEGAL.getOrDefault(from, Set.of()).contains(to));
    }
  }

  @ParameterizedTest
  @EnumSource
  void isTerminal_whereNoMoveIsLegal(RunState state) {
    assertThat(state.isTerminal()).isEqualTo(ENDS.contains(state));
    assertThat(state.isTerminal()).isEqualTo(!LEGAL.containsKey(state));
  }

  @ParameterizedTest
  @EnumSource
  void mayBeReopened_whereOnlyTheWorkerKnows(RunState state) {
    assertThat(state.mayBeReopened()).isEqualTo(EnumSet.of(LOST, MISSED).contains(state));
  }
}
