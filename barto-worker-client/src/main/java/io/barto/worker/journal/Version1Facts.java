package io.barto.worker.journal;

import io.barto.protocol.OutputKind;
import io.barto.protocol.ServerToWorker.Initialize;
import io.barto.protocol.ServerToWorker.StreamEnd;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/**
 * What a worker keeps in its journal because a server of version 1 does not: the schedules to fire,
 * how far it has the output of each run; and which servers are known to speak a later version.
 *
 * <p>Safe for use by several threads.
 */
public final class Version1Facts {
  private static final String BOOK = "version1.book";
  private static final String VERSION_2 = "version2.from ";

  private final Object lock;
  private final Map<String, Object> facts;
  private final MVMap<String, String> committed;
  private final Runnable changed;

  /**
   * @param lock held while the journal writes, so that of no change only a part is written
   */
  Version1Facts(Object lock, MVStore store, Map<String, Object> facts, Runnable changed) {
    this.lock = lock;
    this.facts = facts;
    this.committed = store.openMap("version1.committed");
    this.changed = changed;
  }

  /** The schedules held; null: a server of version 1 sent none, or another came since. */
  public @Nullable Initialize book() {
    return facts.get(BOOK) instanceof byte[] bytes ? JournalCodec.initialize(bytes) : null;
  }

  /** Holds schedules instead of those before. */
  public void hold(Initialize book) {
    synchronized (lock) {
      facts.put(BOOK, JournalCodec.initialize(book));
      changed.run();
    }
  }

  /** Holds none any more: a server of a later version has the say. */
  public void drop() {
    synchronized (lock) {
      if (facts.remove(BOOK) != null) {
        changed.run();
      }
    }
  }

  /** How far the server has the output of the runs whose end it does not have. */
  public List<StreamEnd> committed() {
    var ends = new ArrayList<StreamEnd>();
    committed.forEach((key, value) -> ends.add(end(key.split(" ", 2), value.split(" ", 2))));
    return ends;
  }

  private static StreamEnd end(String[] key, String[] value) {
    return new StreamEnd(
        UUID.fromString(key[0]),
        OutputKind.valueOf(key[1]),
        Long.parseLong(value[0]),
        Long.parseLong(value[1]));
  }

  /** The server has output up to these. */
  public void commit(List<StreamEnd> ends) {
    synchronized (lock) {
      for (StreamEnd end : ends) {
        committed.put(end.run() + " " + end.kind(), end.offset() + " " + end.line());
      }
      changed.run();
    }
  }

  void forget(UUID run) {
    for (OutputKind kind : OutputKind.values()) {
      committed.remove(run + " " + kind);
    }
  }

  /** Whether a server has spoken version 2 with this worker before. */
  public boolean knowsVersion2Of(String server) {
    return facts.containsKey(VERSION_2 + server);
  }

  /** A server speaks version 2. */
  public void speaksVersion2(String server) {
    synchronized (lock) {
      if (facts.put(VERSION_2 + server, true) == null) {
        changed.run();
      }
    }
  }
}
