package io.barto.web.limit;

import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the container holds of messages that are not whole yet, of all connections together. Where
 * that is too much, the connection goes whose message began first: an honest one is whole within
 * moments. Safe for use by several threads.
 */
public final class UnfinishedMessages {
  /** Below this a message is not worth counting. */
  static final int FREE = 4096;

  /** A connection that holds something. */
  public interface Holder {
    /** When its message began, on a clock that never steps. */
    long since();

    void cut();
  }

  private final long most;
  private final AtomicLong held = new AtomicLong();
  private final Set<Holder> holders = ConcurrentHashMap.newKeySet();

  public UnfinishedMessages(long most) {
    this.most = most;
  }

  /** A connection holds so many bytes more, or fewer. */
  public void changed(Holder holder, long before, long now) {
    long was = counted(before);
    long is = counted(now);
    if (was == is) {
      return;
    }
    if (is == 0) {
      holders.remove(holder);
    } else if (was == 0) {
      holders.add(holder);
    }
    if (held.addAndGet(is - was) > most && is > was) {
      holders.stream().min(Comparator.comparingLong(Holder::since)).ifPresent(Holder::cut);
    }
  }

  private static long counted(long bytes) {
    return bytes <= FREE ? 0 : bytes;
  }

  public long held() {
    return held.get();
  }
}
