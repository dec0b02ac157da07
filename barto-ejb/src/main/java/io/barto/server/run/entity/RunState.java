package io.barto.server.run.entity;

import java.util.EnumSet;
import java.util.Set;

/**
 * The states of a run and the legal moves between them, all on this page. A terminal state never
 * changes, but for one that says that an end is not known, or that nothing was begun: where the
 * run's own worker comes, as after its retirement, and holds the run, it is open again ({@link
 * #mayBeReopened}) until that worker has told its end.
 *
 * <p>Every instant that came due ends in one way: it ran (one of the states from {@link #SUCCEEDED}
 * to {@link #LOST}), was skipped, or was missed. The last two are either a run's state, where the
 * server had claimed it, or a range of instants without runs (table {@code missed_range}); the view
 * {@code schedule_history} has both. Each has its reason in words:
 *
 * <ul>
 *   <li>skipped: an earlier command of its fire failed ({@code stop_on_failure}); its worker
 *       refused it; its schedule was removed or paused before its worker heard of it
 *   <li>missed: its worker was not running when it came due, and {@code missed_tick} did not make
 *       it up; its worker was retired, or replaced by another instance, before it came back
 * </ul>
 */
public enum RunState {
  /** Claimed by the server; whether its worker has it is not known. */
  DUE,
  /** In its worker's journal: it will happen there, once. */
  DISPATCHED,
  /** Its command was started. */
  RUNNING,
  /** Exit code 0. */
  SUCCEEDED,
  /** Any other exit code, 128 and more by a signal. */
  FAILED,
  /** Ended because it took too long. */
  TIMED_OUT,
  /** Ended because somebody asked for it. */
  KILLED,
  /** It was started and its end can't be known. */
  LOST,
  /** It will not be started; the reason says why. */
  SKIPPED,
  /** It could not be started in time; the reason says why. */
  MISSED;

  private static final Set<RunState> TERMINAL =
      EnumSet.of(SUCCEEDED, FAILED, TIMED_OUT, KILLED, LOST, SKIPPED, MISSED);

  /** Whether it is an end. */
  public boolean isTerminal() {
    return TERMINAL.contains(this);
  }

  /** Whether a run's worker, which alone knows, can show that it has not ended so. */
  public boolean mayBeReopened() {
    return this == LOST || this == MISSED;
  }

  /**
   * Whether a run may move on to a state. Reports can overtake one another, so states may be left
   * out on the way; none can be gone back to.
   */
  public boolean mayBecome(RunState next) {
    return switch (this) {
      case DUE -> next != DUE;
      case DISPATCHED -> next == RUNNING || next.isTerminal();
      case RUNNING -> next.isTerminal() && next != SKIPPED && next != MISSED;
      case SUCCEEDED, FAILED, TIMED_OUT, KILLED, LOST, SKIPPED, MISSED -> false;
    };
  }
}
