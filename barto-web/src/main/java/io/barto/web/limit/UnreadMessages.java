package io.barto.web.limit;

import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What waits to be read by peers, of all together. Where that is too much, the one goes that has
 * the most: those who read never notice. Safe for use by several threads.
 */
public final class UnreadMessages {
  /** A connection on which something waits. */
  public interface Holder {
    long waiting();

    void cut();
  }

  private final long most;
  private final long mostEach;
  private final AtomicLong waiting = new AtomicLong();
  private final Set<Holder> holders = ConcurrentHashMap.newKeySet();

  /**
   * @param most bytes that may wait in all
   * @param mostEach bytes that may wait for one
   */
  public UnreadMessages(long most, long mostEach) {
    this.most = most;
    this.mostEach = mostEach;
  }

  public long mostEach() {
    return mostEach;
  }

  /** So many bytes more wait for a connection, or fewer. */
  public void changed(Holder holder, long bytes) {
    if (bytes > 0) {
      holders.add(holder);
    } else if (holder.waiting() == 0) {
      holders.remove(holder);
    }
    if (waiting.addAndGet(bytes) > most && bytes > 0) {
      holders.stream().max(Comparator.comparingLong(Holder::waiting)).ifPresent(Holder::cut);
    }
  }

  public long waiting() {
    return waiting.get();
  }
}
