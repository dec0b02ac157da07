package io.barto.worker.journal;

import io.barto.protocol.JournalMark;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/**
 * The journal file. What is put is durable after the next {@link #sync}; before that it holds for
 * this process only. So whoever answers for something, or starts a process for it, syncs first.
 *
 * <p>Safe for use by several threads.
 */
public final class Journal implements AutoCloseable {
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
  private final FireFacts fires;
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
    this.version1 = new Version1Facts(this, store, facts, this::changed);
    this.plan = new PlanFacts(this, store, facts, this::changed);
    this.fires = new FireFacts(this, store, version1, plan, this::changed);
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
    fires.readAll();
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

  /** What is kept of fires and their runs. */
  public FireFacts fires() {
    return fires;
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
    int forgotten = fires.forget(now);
    synchronized (this) { // it writes what was put, of which none may be half done
      store.compact(50, 1 << 20);
    }
    return forgotten;
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

  private synchronized void changed() {
    facts.put(POSITION, ++position);
  }
}
