package io.barto.worker.journal;

import io.barto.protocol.JournalMark;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/**
 * What servers were told of this journal: positions, each with a random tag that is in the journal
 * before it is told. A server that has heard of a tag that is not here knows that another disk of
 * the same origin told it. Only the newest are kept, and of heartbeats none from before the first
 * hello kept: so that whoever finds a mark missing knows that it was not forgotten.
 *
 * <p>Used under the journal's lock.
 */
final class ToldMarks {
  static final int KEPT = 32;

  private final MVMap<Long, Long> hellos;
  private final MVMap<Long, Long> heartbeats;
  private final LongSupplier position;
  private final Runnable changed;
  private final SecureRandom random = new SecureRandom();

  ToldMarks(MVStore store, LongSupplier position, Runnable changed) {
    this.hellos = store.openMap("told.hellos");
    this.heartbeats = store.openMap("told.heartbeats");
    this.position = position;
    this.changed = changed;
  }

  void hello() {
    mark(hellos);
    Long first = hellos.firstKey();
    while (first != null && !heartbeats.isEmpty() && heartbeats.firstKey() < first) {
      heartbeats.remove(heartbeats.firstKey());
    }
  }

  /** Marks what is new since the last mark, if anything is. */
  void heartbeat() {
    JournalMark newest = newest();
    if (newest == null || newest.position() != position.getAsLong()) {
      mark(heartbeats);
    }
  }

  private void mark(MVMap<Long, Long> told) {
    changed.run();
    told.put(position.getAsLong(), random.nextLong(1, Long.MAX_VALUE));
    while (told.size() > KEPT) {
      told.remove(told.firstKey());
    }
  }

  private @Nullable JournalMark newest() {
    List<JournalMark> all = all();
    return all.isEmpty() ? null : all.get(all.size() - 1);
  }

  /** Oldest first. */
  List<JournalMark> all() {
    Map<Long, Long> both = new TreeMap<>(hellos);
    both.putAll(heartbeats);
    var marks = new ArrayList<JournalMark>();
    both.forEach((at, tag) -> marks.add(new JournalMark(at, tag)));
    return marks;
  }
}
