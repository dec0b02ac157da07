package io.barto.worker.journal;

import static java.util.Comparator.comparing;

import io.barto.protocol.WorkerToServer.JournalMark;
import io.barto.protocol.WorkerToServer.RunEnd;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/**
 * The journal file. What is put is durable after the next {@link #sync}; before that it holds for
 * this process only. So whoever answers for something, or starts a process for it, syncs first.
 *
 * <p>A closed fire is kept for {@link #MEMORY} after its nominal time, and past its not-after; then
 * it may be forgotten, as whoever asks to run a fire that old is refused anyway. Where its
 * schedule's {@link PlanFacts mark} has passed it, it goes after {@link Oldness#SHORT_MEMORY}.
 *
 * <p>Safe for use by several threads.
 */
public final class Journal implements AutoCloseable {
  /** How long after its nominal time a closed fire is known. */
  public static final Duration MEMORY = Duration.ofDays(8);

  /** Less room than this is none: commands may fill a disk up to its last block. */
  static final long LEAST_ROOM = 4 << 20;

  private static final String FULL =
      "the disk of the journal is full: nothing is started until there is room";

  /** Looks whether files can be written beside the journal. */
  @FunctionalInterface
  public interface Probe {
    /** Why they can't; null: they can. */
    @Nullable String look();
  }

  private static final String INSTANCE = "instance";
  private static final String POSITION = "position";

  private final MVStore store;
  private final MVMap<String, Object> facts;
  private final MVMap<UUID, byte[]> fires;
  private final MVMap<UUID, byte[]> runs;
  private final MVMap<UUID, Boolean> open;
  private final Version1Facts version1;
  private final PlanFacts plan;
  private final LongSupplier room;
  private final Probe probe;
  private final UUID instance;
  private final Object commits = new Object();
  private long position;
  private volatile long durable;
  private final ToldMarks marks;
  private volatile List<JournalMark> told;

  Journal(MVStore store, LongSupplier room, Probe probe) {
    this.store = store;
    this.room = room;
    this.probe = probe;
    this.facts = store.openMap("facts");
    this.fires = store.openMap("fires");
    this.runs = store.openMap("runs");
    this.open = store.openMap("open");
    this.version1 = new Version1Facts(store, facts, this::changed);
    this.plan = new PlanFacts(store, facts, this::changed);
    this.marks = new ToldMarks(store, this::position, this::changed);
    this.told = marks.all();
    this.position = (Long) facts.getOrDefault(POSITION, 0L);
    this.durable = position;
    this.instance = (UUID) facts.computeIfAbsent(INSTANCE, key -> UUID.randomUUID());
    if (position == 0) {
      changed();
      sync();
    }
  }

  /** Opens a journal, or makes it where there is none. */
  public static Journal open(Path file) throws JournalException {
    var probe = new JournalProbe(file, System::nanoTime);
    return JournalFile.journal(file, JournalFile.roomBeside(file), probe);
  }

  /**
   * The same.
   *
   * @param room how many bytes its disk has left
   */
  public static Journal open(Path file, LongSupplier room, Probe probe) throws JournalException {
    return JournalFile.journal(file, room, probe);
  }

  // what is damaged is to be found now, and not in the middle of the work
  void readAll() {
    fires.values().forEach(JournalCodec::fire);
    runs.values().forEach(JournalCodec::run);
    openFires();
    plan.unfired();
  }

  /** Made once with the journal. */
  public UUID instance() {
    return instance;
  }

  /** What is kept because a server of version 1 does not. */
  public Version1Facts version1() {
    return version1;
  }

  /** What is kept of the plan. */
  public PlanFacts plan() {
    return plan;
  }

  /** Why it takes no more records, so that nothing is to be synced; null: it does. */
  public @Nullable String obstacle() {
    if (room.getAsLong() < LEAST_ROOM) {
      return FULL;
    }
    String failure = probe.look();
    return failure == null
        ? null
        : "the journal can't be written (" + failure + "): nothing is started until it can";
  }

  /** Makes changes that become durable together or not at all. */
  public synchronized void together(Runnable changes) {
    changes.run();
  }

  /** The number of the newest record. */
  public synchronized long position() {
    return position;
  }

  /**
   * What a server is to be told with a hello, the newest last. All of it is durable: were a server
   * told of a record that is lost again, it would take the journal for a copy.
   */
  public List<JournalMark> markHello() {
    return mark(marks::hello);
  }

  /** What a server is to be told with a heartbeat. */
  public JournalMark markHeartbeat() {
    List<JournalMark> all = mark(marks::heartbeat);
    return all.isEmpty() ? JournalMark.NONE : all.get(all.size() - 1);
  }

  private List<JournalMark> mark(Runnable marking) {
    if (obstacle() == null) {
      List<JournalMark> all;
      synchronized (this) {
        marking.run();
        all = marks.all();
      }
      sync();
      told = all;
    }
    return told;
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
  public synchronized boolean accept(AcceptedFire fire, @Nullable String spawnUnder) {
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
    changed();
    return true;
  }

  /** Allows a run to be started under a boot of the host; sync before starting it. */
  public synchronized void spawning(UUID run, String bootId) {
    update(run, required(run).spawned(bootId));
    changed();
  }

  /** Keeps how a run ended. The first end stays. */
  public synchronized void ended(RunEnd end) {
    RunState state = required(end.run());
    if (state.end() == null) {
      update(end.run(), state.ended(end));
      changed();
    }
  }

  /** The server has the end of a run, or does not know the run; closes its fire with its last. */
  public synchronized void endStored(UUID run) {
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
    changed();
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

  /**
   * Makes everything put before the call durable. Callers at the same time share one write: those
   * who waited for another's commit usually find their own records in it.
   */
  public void sync() {
    long mine = position();
    synchronized (commits) {
      if (durable >= mine) {
        return;
      }
      long upTo;
      synchronized (this) {
        upTo = position;
        store.commit();
      }
      store.sync();
      durable = upTo;
    }
  }

  /**
   * Writes what was put to the file, so that it outlives this process; the host only after {@link
   * #sync}. Does nothing where nothing was put.
   */
  public synchronized void write() {
    if (store.hasUnsavedChanges()) {
      store.commit();
    }
  }

  /** Whether nothing can be done with it any more: so it is after a write that failed. */
  public boolean isBroken() {
    return store.isClosed();
  }

  /** Forgets closed fires that are old enough, and gives the file's space back. */
  public int forget(Instant now) {
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
    synchronized (this) { // it writes what was put, of which none may be half done
      store.compact(50, 1 << 20);
    }
    return forgotten;
  }

  private synchronized void forget(AcceptedFire fire) {
    fire.runIds().forEach(runs::remove);
    fires.remove(fire.id());
    changed();
  }

  @Override
  public void close() {
    if (!store.isClosed() && obstacle() == null) {
      sync();
      store.close();
    } else {
      store.closeImmediately(); // what could not be written was not acted upon
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

  private synchronized void changed() {
    facts.put(POSITION, ++position);
  }
}
