package io.barto.worker.run;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.WARNING;

import io.barto.protocol.RunEnd;
import io.barto.protocol.ServerToWorker.Command;
import io.barto.protocol.ServerToWorker.Dispatch;
import io.barto.protocol.WorkerToServer.Ended;
import io.barto.protocol.WorkerToServer.FireOrigin;
import io.barto.protocol.WorkerToServer.Refused;
import io.barto.worker.journal.AcceptedFire;
import io.barto.worker.journal.AcceptedRun;
import io.barto.worker.journal.FireFacts;
import io.barto.worker.journal.RunState;
import io.barto.worker.plan.DueFire;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Takes the fires that the server dispatches, and those of the worker's own plan, each once. A fire
 * may be dispatched again, after a cut or by another server: then it is answered again and nothing
 * else happens.
 */
final class Dispatches {
  private static final System.Logger LOG = System.getLogger(Dispatches.class.getName());

  /** Less than the journal remembers, so that what is forgotten can't come again. */
  private static final Duration TOO_OLD = FireFacts.MEMORY.minusDays(1);

  private static final int MOST_POSTPONED = 10_000;

  private final RunSite site;
  private final Runs runs;
  private final Decisions decisions;
  private final DispatchTale tale;
  private final Deque<Dispatch> postponed = new ArrayDeque<>();

  Dispatches(RunSite site, Runs runs, Decisions decisions) {
    this.site = site;
    this.runs = runs;
    this.decisions = decisions;
    this.tale = new DispatchTale(site.nanos());
  }

  /** Accepts, refuses or answers again. */
  void take(Dispatch dispatch) {
    LOG.log(DEBUG, "{0}: dispatched (due {1})", dispatch.schedule(), dispatch.nominal());
    if (dispatch.commands().isEmpty()) {
      LOG.log(WARNING, "{0}: dispatched without a command", dispatch.schedule());
      return;
    }
    AcceptedFire known = findKnown(dispatch);
    if (known != null) {
      answerAgain(known);
    } else if (runs.paused()) {
      postpone(dispatch);
    } else if (!runs.stopping()) { // else it is left to the next worker, and so to the server
      takeNew(dispatch);
    }
  }

  private void postpone(Dispatch dispatch) {
    if (postponed.size() < MOST_POSTPONED) { // beyond that the server finds it still open
      postponed.add(dispatch);
    }
  }

  /** Tells of what was not taken; says after how many nanoseconds to be called again. */
  long tell() {
    tale.tell();
    return tale.rest();
  }

  /** Takes what came while nothing could be accepted. */
  void takePostponed() {
    while (!runs.paused() && !postponed.isEmpty()) {
      take(postponed.remove());
    }
  }

  /** Fires what nobody dispatched. */
  void fire(DueFire due, FireOrigin origin) {
    var commands = new ArrayList<AcceptedRun>();
    for (String text : due.schedule().commands()) {
      int index = commands.size();
      commands.add(new AcceptedRun(due.run(index), index, text));
    }
    boolean stopOnFailure = due.schedule().stopOnFailure();
    accept(
        new AcceptedFire(
            due.name(),
            due.nominal(),
            1,
            due.generation(),
            stopOnFailure,
            commands,
            site.clock().instant(),
            null,
            null,
            origin));
  }

  private @Nullable AcceptedFire findKnown(Dispatch dispatch) {
    return dispatch.commands().stream()
        .map(Command::run)
        .filter(site.journal().fires()::knows)
        .findFirst()
        .map(site.journal().fires()::fireOf)
        .orElse(null);
  }

  private void takeNew(Dispatch dispatch) {
    if (isLate(dispatch) && decisions.isAhead(dispatch.schedule(), dispatch.nominal())) {
      tale.tooLate(dispatch.schedule(), dispatch.nominal());
      return;
    }
    String refusal = refusal(dispatch);
    Instant at = site.clock().instant();
    if (refusal == null) {
      accept(AcceptedFire.of(dispatch, at, null));
      return;
    }
    tale.refused(dispatch.schedule(), refusal);
    var fire = AcceptedFire.of(dispatch, at, refusal);
    if (dispatch.notAfter() != null) { // else a mark, or its age, refuses it again
      site.journal().fires().accept(fire, null);
    }
    runs.answer(refused(fire, refusal));
  }

  private void accept(AcceptedFire fire) {
    if (!site.journal().fires().accept(fire, site.host().bootId())) {
      return; // one of its runs is known: it is never run again
    }
    var progress = new FireProgress(fire);
    runs.answer(progress.announcement());
    AcceptedRun first = Objects.requireNonNull(progress.takeNext());
    runs.begin(progress, first);
  }

  private @Nullable String refusal(Dispatch dispatch) {
    Instant notAfter = dispatch.notAfter();
    Instant now = site.time().now();
    if (notAfter != null) {
      return now.isAfter(notAfter) ? "it came after " + notAfter + ", its latest time" : null;
    }
    if (dispatch.attempt() == 1 && decisions.isPassed(dispatch.schedule(), dispatch.nominal())) {
      return "what was due " + dispatch.nominal() + " was decided before: it ran, or was missed";
    }
    if (dispatch.nominal().plus(TOO_OLD).isBefore(now)) {
      return "it was due " + dispatch.nominal() + ", too long ago to be sure that it did not run";
    }
    return isLate(dispatch)
        ? "it was due " + dispatch.nominal() + ", and came too late to be started in time"
        : null;
  }

  // as after a worker that stood still: a schedule's fire begins in time, or is marked as made up
  private boolean isLate(Dispatch dispatch) {
    Instant latest = dispatch.nominal().plus(site.patience());
    return dispatch.notAfter() == null
        && dispatch.attempt() == 1
        && latest.isBefore(site.time().now());
  }

  private void answerAgain(AcceptedFire fire) {
    String refusal = fire.refusal();
    if (refusal != null) {
      runs.answer(refused(fire, refusal));
      return;
    }
    runs.answer(new FireProgress(fire).accepted());
    fire.runIds().forEach(this::endAgain);
  }

  private void endAgain(UUID id) {
    ActiveRun run = runs.find(id);
    if (run != null) {
      run.reportEndAgain();
      return;
    }
    RunState state = site.journal().fires().state(id);
    RunEnd end = state == null ? null : state.end();
    if (end != null) {
      runs.answer(new Ended(List.of(end)));
    }
  }

  private static Refused refused(AcceptedFire fire, String reason) {
    List<UUID> ids = fire.runIds();
    return new Refused(ids, reason, fire.at());
  }
}
