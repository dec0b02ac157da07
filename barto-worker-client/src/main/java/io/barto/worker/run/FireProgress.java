package io.barto.worker.run;

import io.barto.protocol.RunEnd;
import io.barto.protocol.RunEnd.Outcome;
import io.barto.protocol.ServerToWorker.Command;
import io.barto.protocol.WorkerToServer;
import io.barto.protocol.WorkerToServer.Accepted;
import io.barto.protocol.WorkerToServer.FireOrigin;
import io.barto.protocol.WorkerToServer.Fired;
import io.barto.worker.journal.AcceptedFire;
import io.barto.worker.journal.AcceptedRun;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The order within one fire: which command comes next, and why one is left out.
 *
 * <p>Used by one thread.
 */
final class FireProgress {
  private final AcceptedFire fire;
  private int next;

  FireProgress(AcceptedFire fire) {
    this.fire = fire;
  }

  AcceptedFire fire() {
    return fire;
  }

  /** Says that its runs will happen here, also to a server that did not dispatch it. */
  WorkerToServer announcement() {
    FireOrigin origin = fire.origin();
    return origin == null ? accepted() : fired(origin);
  }

  /** The same for a server that does not know it, or not any more. */
  Fired announcementToStranger() {
    FireOrigin origin = fire.origin();
    return fired(origin == null ? FireOrigin.DISPATCHED : origin);
  }

  private Fired fired(FireOrigin origin) {
    return new Fired(
        fire.schedule(),
        fire.nominal(),
        fire.attempt(),
        fire.generation(),
        fire.stopOnFailure(),
        fire.runs().stream().map(r -> new Command(r.run(), r.index(), r.text())).toList(),
        origin,
        fire.at());
  }

  /** Answers a dispatch: its runs will happen here. */
  Accepted accepted() {
    return new Accepted(fire.schedule(), fire.nominal(), fire.attempt(), fire.runIds(), fire.at());
  }

  /** The command after those handed out so far; null: there is none. */
  @Nullable AcceptedRun takeNext() {
    return next < fire.runs().size() ? fire.runs().get(next++) : null;
  }

  /**
   * Why the commands after one that ended so are left out; null: they are not.
   *
   * @param end of the command before
   */
  @Nullable String obstacle(RunEnd end) {
    if (!fire.stopOnFailure() || Objects.equals(end.exitCode(), 0)) {
      return null;
    }
    String what =
        end.outcome() == Outcome.EXITED
            ? "exited with " + end.exitCode()
            : "was " + (end.outcome() == Outcome.LOST ? "lost" : "skipped");
    return "an earlier command " + what + ", and the schedule says stop_on_failure";
  }
}
