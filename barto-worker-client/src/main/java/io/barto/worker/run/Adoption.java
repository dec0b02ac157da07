package io.barto.worker.run;

import io.barto.worker.command.Marker;
import io.barto.worker.journal.RunState;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a run that the journal holds as accepted and not ended, when a worker starts.
 *
 * @param reason for people, where it is lost or skipped
 */
record Adoption(Choice choice, String reason) {
  enum Choice {
    /** It was started: its files tell the rest, be it alive or not. */
    FOLLOW,
    /** It never was, and still may be. */
    START,
    LOST,
    SKIP
  }

  private static final Adoption FOLLOW = new Adoption(Choice.FOLLOW, "");
  private static final Adoption START = new Adoption(Choice.START, "");

  /**
   * Decides.
   *
   * @param before the state of the command before it in its fire; null: it is the first
   * @param marker who claimed it; null: nobody
   * @param exited whether there is an exit code
   * @param boot the host's
   * @param inGrace whether the fire was accepted just now
   */
  static Adoption of(
      RunState state,
      @Nullable RunState before,
      @Nullable Marker marker,
      boolean exited,
      String boot,
      boolean inGrace) {
    if (marker != null || exited) {
      return FOLLOW;
    }
    String spawnedUnder = state.spawnedUnder();
    if (spawnedUnder == null) {
      return before == null ? firstIfInGrace(inGrace) : nextAfter(before, boot);
    }
    // its start was allowed and left no trace: the crash of a host may have taken the trace along
    return spawnedUnder.equals(boot)
        ? firstIfInGrace(inGrace)
        : new Adoption(Choice.LOST, "the host was restarted");
  }

  private static Adoption firstIfInGrace(boolean inGrace) {
    return inGrace
        ? START
        : new Adoption(
            Choice.SKIP, "the worker ended before it started it, and came back too late");
  }

  private static Adoption nextAfter(RunState before, String boot) {
    return before.spawnedUnder() == null || before.spawnedUnder().equals(boot)
        ? START
        : new Adoption(Choice.SKIP, "the host was restarted before its turn came");
  }
}
