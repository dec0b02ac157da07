package io.barto.worker.journal;

import io.barto.protocol.ProtocolException;
import io.barto.protocol.ServerToWorker.Book;
import io.barto.protocol.UnfiredRange;
import io.barto.protocol.WorkerToServer;
import io.barto.protocol.WorkerToServer.Unfired;
import io.barto.protocol.WorkerToServerCodec;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/**
 * What the journal keeps of the plan: the book, up to where it is decided, when the server was last
 * heard of, and what will never run as long as the server has not stored that.
 *
 * <p>A mark is the low-water mark of a schedule: all its instants up to there are decided, so that
 * nobody needs to remember them one by one. It outlives the schedule. The marks of the schedules in
 * the book are the cursor.
 *
 * <p>Safe for use by several threads.
 */
public final class PlanFacts {
  private static final String BOOK = "book";
  private static final String CURSOR = "plan.cursor";
  private static final String DISPLACED = "displaced";
  private static final String CONTACT = "plan.contact";
  private static final String CLOCK = "plan.clock";

  private final Object lock;
  private final Map<String, Object> facts;
  private final MVMap<String, Long> marks;
  private final MVMap<UUID, byte[]> unfired;
  private final Runnable changed;

  /**
   * @param lock held while the journal writes, so that of no change only a part is written
   */
  PlanFacts(Object lock, MVStore store, Map<String, Object> facts, Runnable changed) {
    this.lock = lock;
    this.facts = facts;
    this.marks = store.openMap("plan.marks");
    this.unfired = store.openMap("plan.unfired");
    this.changed = changed;
  }

  /** The book that this worker holds; null: none. */
  public @Nullable Book book() {
    return facts.get(BOOK) instanceof byte[] bytes ? JournalCodec.book(bytes) : null;
  }

  /** Holds a book instead of the one before. */
  public void hold(Book book) {
    synchronized (lock) {
      facts.put(BOOK, JournalCodec.book(book));
      changed.run();
    }
  }

  /** The second up to which everything due by the book is decided; null: there was no book yet. */
  public @Nullable Instant cursor() {
    return facts.get(CURSOR) instanceof Long second ? Instant.ofEpochSecond(second) : null;
  }

  /** Everything due up to this second is decided. Never goes back. */
  public void decidedUpTo(Instant second) {
    synchronized (lock) {
      Instant before = cursor();
      if (before == null || before.isBefore(second)) {
        facts.put(CURSOR, second.getEpochSecond());
        changed.run();
      }
    }
  }

  /** When the server was last heard of. */
  public Instant contact() {
    return facts.get(CONTACT) instanceof Long millis ? Instant.ofEpochMilli(millis) : Instant.EPOCH;
  }

  /** The server is there now. */
  public void contact(Instant now) {
    synchronized (lock) {
      facts.put(CONTACT, now.toEpochMilli());
      changed.run();
    }
  }

  /** Whether another worker has this one's name, so that nothing is to be fired by itself. */
  public boolean displaced() {
    return facts.get(DISPLACED) instanceof Boolean displaced && displaced;
  }

  /** Keeps whether another worker has the name. */
  public void displaced(boolean displaced) {
    synchronized (lock) {
      if (displaced != displaced()) {
        facts.put(DISPLACED, displaced);
        changed.run();
      }
    }
  }

  /** What time it was last; null: not known. */
  public @Nullable ClockAnchor clock() {
    if (!(facts.get(CLOCK) instanceof String text)) {
      return null;
    }
    String[] parts = text.split(" ", 3);
    return new ClockAnchor(parts[2], Long.parseLong(parts[0]), Instant.parse(parts[1]));
  }

  /** Keeps what time it is. */
  public void clock(ClockAnchor anchor) {
    synchronized (lock) {
      facts.put(CLOCK, anchor.elapsedNanos() + " " + anchor.now() + " " + anchor.boot());
      changed.run();
    }
  }

  /** Up to when a schedule is decided, beside what the cursor says; null: nothing is known. */
  public @Nullable Instant mark(String schedule) {
    Long second = marks.get(schedule);
    return second == null ? null : Instant.ofEpochSecond(second);
  }

  /** All of a schedule up to this second is decided. Never goes back. */
  public void raiseMark(String schedule, Instant second) {
    synchronized (lock) {
      Instant before = mark(schedule);
      if (before == null || before.isBefore(second)) {
        marks.put(schedule, second.getEpochSecond());
        changed.run();
      }
    }
  }

  /** Keeps what will never run until the server has stored it. */
  public void unfired(UnfiredRange range) {
    synchronized (lock) {
      unfired.put(range.id(), WorkerToServerCodec.encode(new Unfired(List.of(range))));
      changed.run();
    }
  }

  /** What will never run and the server has not stored. */
  public List<UnfiredRange> unfired() {
    var ranges = new ArrayList<UnfiredRange>();
    unfired.values().forEach(bytes -> ranges.addAll(decode(bytes)));
    return ranges;
  }

  private static List<UnfiredRange> decode(byte[] bytes) {
    try {
      WorkerToServer message = WorkerToServerCodec.decode(ByteBuffer.wrap(bytes));
      return message instanceof Unfired some ? some.ranges() : List.of();
    } catch (ProtocolException e) {
      throw new IllegalStateException("the journal's record of unfired instants is damaged", e);
    }
  }

  /** The server has stored these. */
  public void unfiredStored(List<UUID> ids) {
    synchronized (lock) {
      ids.forEach(unfired::remove);
      changed.run();
    }
  }
}
