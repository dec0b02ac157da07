package io.barto.worker.run;

import static java.lang.System.Logger.Level.INFO;

import io.barto.protocol.RunEnd;
import io.barto.protocol.RunEnd.Outcome;
import io.barto.worker.command.RunDirectory;
import io.barto.worker.journal.AcceptedFire;
import io.barto.worker.journal.AcceptedRun;
import io.barto.worker.journal.RunState;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Takes up, as a worker starts, what the one before it left open. */
final class Adopter {
  private static final System.Logger LOG = System.getLogger(Adopter.class.getName());

  private final RunSite site;
  private final Runs runs;

  Adopter(RunSite site, Runs runs) {
    this.site = site;
    this.runs = runs;
  }

  void adoptAll() throws IOException {
    List<AcceptedFire> open = site.journal().fires().openFires();
    for (AcceptedFire fire : open) {
      adopt(new FireProgress(fire));
    }
    if (!open.isEmpty()) {
      LOG.log(
          INFO,
          "took up what an earlier worker left: {0} fires, {1} commands not ended",
          open.size(),
          runs.running());
    }
  }

  // those that ended need reporting only; the first that has not is where the fire goes on
  private void adopt(FireProgress fire) throws IOException {
    RunState before = null;
    for (AcceptedRun run = fire.takeNext(); run != null; run = fire.takeNext()) {
      RunState state = Objects.requireNonNull(site.journal().fires().state(run.run()));
      if (state.end() == null) {
        takeUp(fire, run, state, before);
        return;
      }
      if (!state.stored()) {
        runs.follow(fire, run, state.end());
      }
      before = state;
    }
  }

  private void takeUp(FireProgress fire, AcceptedRun run, RunState state, @Nullable RunState before)
      throws IOException {
    Adoption adoption = decide(fire.fire(), run, state, before);
    switch (adoption.choice()) {
      case FOLLOW -> runs.follow(fire, run, null);
      case START -> start(fire, run, before);
      case LOST -> runs.settle(fire, run, Outcome.LOST, adoption.reason());
      case SKIP -> skip(fire, run, adoption.reason());
    }
  }

  private Adoption decide(
      AcceptedFire fire, AcceptedRun run, RunState state, @Nullable RunState before)
      throws IOException {
    RunDirectory directory = RunDirectory.of(site.runs(), run.run());
    boolean inGrace = !fire.at().plus(site.dispatchGrace()).isBefore(site.clock().instant());
    return Adoption.of(
        state, before, directory.marker(), directory.exit() != null, site.host().bootId(), inGrace);
  }

  private void start(FireProgress fire, AcceptedRun run, @Nullable RunState before) {
    RunEnd end = before == null ? null : before.end();
    String obstacle = end == null ? null : fire.obstacle(end);
    if (obstacle != null) {
      runs.settle(fire, run, Outcome.SKIPPED, obstacle);
      return;
    }
    site.journal().fires().spawning(run.run(), site.host().bootId());
    runs.begin(fire, run);
  }

  // a parent may still be on its way
  private void skip(FireProgress fire, AcceptedRun run, String reason) throws IOException {
    if (RunDirectory.of(site.runs(), run.run()).forestall()) {
      runs.settle(fire, run, Outcome.SKIPPED, reason);
    } else {
      runs.follow(fire, run, null);
    }
  }
}
