package io.barto.worker.run;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import io.barto.protocol.ServerToWorker.Command;
import io.barto.protocol.ServerToWorker.Dispatch;
import io.barto.protocol.WorkerToServer.Ended;
import io.barto.protocol.WorkerToServer.Refused;
import io.barto.protocol.WorkerToServer.RunEnd;
import io.barto.worker.journal.AcceptedFire;
import io.barto.worker.journal.AcceptedRun;
import io.barto.worker.journal.Journal;
import io.barto.worker.journal.RunState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Takes the fires that the server dispatches, each once. A fire may be dispatched again, after a
 * cut or by another server: then it is answered again and nothing else happens.
 */
final class Dispatches {
  private static final System.Logger LOG = System.getLogger(Dispatches.class.getName());

  /** Less than the journal remembers, so that what is forgotten can't come again. */
  private static final Duration TOO_OLD = Journal.MEMORY.minusDays(1);

  private final RunSite site;
  private final Runs runs;

  Dispatches(RunSite site, Runs runs) {
    this.site = site;
    this.runs = runs;
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
    } else if (!runs.stopping()) { // else it is left to the next worker, and so to the server
      takeNew(dispatch);
    }
  }

  private @Nullable AcceptedFire findKnown(Dispatch dispatch) {
    return dispatch.commands().stream()
        .map(Command::run)
        .filter(site.journal()::knows)
        .findFirst()
        .map(site.journal()::fireOf)
        .orElse(null);
  }

  private void takeNew(Dispatch dispatch) {
    Instant now = site.clock().instant();
    var fire = AcceptedFire.of(dispatch, now, refusal(dispatch, now));
    site.journal().accept(fire, site.host().bootId());
    var progress = new FireProgress(fire);
    if (fire.refusal() == null) {
      runs.answer(progress.accepted());
      AcceptedRun first = Objects.requireNonNull(progress.takeNext());
      runs.begin(progress, first);
    } else {
      LOG.log(INFO, "{0}: refused, {1}", fire.schedule(), fire.refusal());
      runs.answer(refused(fire, fire.refusal()));
    }
  }

  private static @Nullable String refusal(Dispatch dispatch, Instant now) {
    Instant notAfter = dispatch.notAfter();
    if (notAfter != null) {
      return now.isAfter(notAfter) ? "it came after " + notAfter + ", its latest time" : null;
    }
    return dispatch.nominal().plus(TOO_OLD).isBefore(now)
        ? "it was due " + dispatch.nominal() + ", too long ago to be sure that it did not run"
        : null;
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
    RunState state = site.journal().state(id);
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
