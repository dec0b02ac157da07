package io.barto.worker.journal;

import static java.util.Comparator.comparing;

import io.barto.protocol.RunEnd;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/**
 * What the journal keeps of fires: those that were accepted or refused, and how far each of their
 * runs came. A fire is open as long as the server lacks the end of one of its runs.
 *
 * <p>A closed fire is kept for {@link #MEMORY} after its nominal time, and past its not-after; then
 * it may be forgotten, as whoever asks to run a fire that old is refused anyway. Where its
 * schedule's {@link PlanFacts mark} has passed it, it goes after {@link Oldness#SHORT_MEMORY}.
 *
 * <p>Safe for use by several threads.
 */
public final class FireFacts {
  /** How long after its nominal time a closed fire is known. */
  public static final Duration MEMORY = Duration.ofDays(8);

  private final Object lock;
  private final MVMap<UUID, byte[]> fires;
  private final MVMap<UUID, byte[]> runs;
  private final MVMap<UUID, Boolean> open;
  private final Version1Facts version1;
  private final PlanFacts plan;
  private final Runnable changed;

  /**
   * @param lock held while the journal writes, so that of no change only a part is written
   */
  FireFacts(Object lock, MVStore store, Version1Facts version1, PlanFacts plan, Runnable changed) {
    this.lock = lock;
    this.fires = store.openMap("fires");
    this.runs = store.openMap("runs");
    this.open = store.openMap("open");
    this.version1 = version1;
    this.plan = plan;
    this.changed = changed;
  }

  // what is damaged is to be found now, and not in the middle of the work
  void readAll() {
    fires.values().forEach(JournalCodec::fire);
    runs.values().forEach(JournalCodec::run);
    openFires();
  }

  /** Whether this run was accepted, or refused, before. */
  public boolean knows(UUID run) {
    return runs.containsKey(run);
  }

  /** The fire that a run belongs to; null: the run is not known. */
  public @Nullable AcceptedFire fireOf(UUID run) {
    RunState state = state(run);
    return state == null ? null : fire(state.fire());
  }

  /** How far a run came; null: it is not known. */
  public @Nullable RunState state(UUID run) {
    byte[] bytes = runs.get(run);
    return bytes == null ? null : JournalCodec.run(bytes);
  }

  /**
   * Takes a fire, or its refusal.
   *
   * @param spawnUnder the boot under which its first command may be started at once; null: it is
   *     not to be started yet
   * @return false, and nothing is changed, where any of its runs is known
   */
  public boolean accept(AcceptedFire fire, @Nullable String spawnUnder) {
    synchronized (lock) {
      if (fire.runIds().stream().anyMatch(this::knows)) {
        return false;
      }
      fires.put(fire.id(), JournalCodec.fire(fire));
      for (UUID run : fire.runIds()) {
        runs.put(run, JournalCodec.run(RunState.accepted(fire.id())));
      }
      if (fire.refusal() == null) {
        open.put(fire.id(), true);
        if (spawnUnder != null) {
          update(fire.id(), required(fire.id()).spawned(spawnUnder));
        }
      }
      changed.run();
      return true;
    }
  }

  /** Allows a run to be started under a boot of the host; sync before starting it. */
  public void spawning(UUID run, String bootId) {
    synchronized (lock) {
      update(run, required(run).spawned(bootId));
      changed.run();
    }
  }

  /** Keeps how a run ended. The first end stays. */
  public void ended(RunEnd end) {
    synchronized (lock) {
      RunState state = required(end.run());
      if (state.end() == null) {
        update(end.run(), state.ended(end));
        changed.run();
      }
    }
  }

  /** The server has the end of a run, or does not know the run; closes its fire with its last. */
  public void endStored(UUID run) {
    synchronized (lock) {
      RunState state = state(run);
      if (state == null || state.stored()) {
        return;
      }
      update(run, state.endStored());
      version1.forget(run);
      AcceptedFire fire = fire(state.fire());
      if (fire != null && fire.runIds().stream().allMatch(id -> required(id).stored())) {
        open.remove(fire.id());
      }
      changed.run();
    }
  }

  /** The runs that were accepted and whose end the server does not have. */
  public List<UUID> openRuns() {
    return openFires().stream()
        .flatMap(fire -> fire.runIds().stream())
        .filter(run -> !required(run).stored())
        .toList();
  }

  /** The accepted fires with a run whose end the server does not have, oldest first. */
  public List<AcceptedFire> openFires() {
    var found = new ArrayList<AcceptedFire>();
    open.keySet().forEach(id -> found.add(Objects.requireNonNull(fire(id))));
    found.sort(comparing(AcceptedFire::at));
    return found;
  }

  /** Forgets closed fires that are old enough; says how many. */
  int forget(Instant now) {
    int forgotten = 0;
    for (UUID id : List.copyOf(fires.keySet())) {
      AcceptedFire fire = fire(id);
      if (fire != null
          && !open.containsKey(id)
          && Oldness.of(fire, plan.mark(fire.schedule()), now)) {
        forget(fire);
        forgotten++;
      }
    }
    return forgotten;
  }

  private void forget(AcceptedFire fire) {
    synchronized (lock) {
      fire.runIds().forEach(runs::remove);
      fires.remove(fire.id());
      changed.run();
    }
  }

  private @Nullable AcceptedFire fire(UUID id) {
    byte[] bytes = fires.get(id);
    return bytes == null ? null : JournalCodec.fire(bytes);
  }

  private RunState required(UUID run) {
    RunState state = state(run);
    if (state == null) {
      throw new IllegalArgumentException("the journal does not know the run " + run);
    }
    return state;
  }

  private void update(UUID run, RunState state) {
    runs.put(run, JournalCodec.run(state));
  }
}
