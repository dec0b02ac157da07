package io.barto.security;

import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which authentic messages came already. Each has a time and a nonce; one is admitted when its time
 * is near and its nonce new. Nonces are kept for longer than the window, until there are too many
 * of them, so that a clock that is set back does not make old messages new. If one within the
 * window has to be forgotten, nothing as old as that is admitted any more: memory is bounded, and
 * no replay gets through for it. Safe for use by several threads.
 */
final class ReplayWindow {
  static final int CAPACITY = 16_384;

  private final long seconds;
  private final int capacity;
  private final Map<Long, Long> timeOfNonce = new HashMap<>();
  private final TreeSet<Sighting> byTime = new TreeSet<>();
  private long nothingUpTo = Long.MIN_VALUE;

  private record Sighting(long time, long nonce) implements Comparable<Sighting> {
    @Override
    public int compareTo(Sighting other) {
      int byTime = Long.compare(time, other.time);
      return byTime != 0 ? byTime : Long.compare(nonce, other.nonce);
    }
  }

  ReplayWindow(Duration window) {
    this(window, CAPACITY);
  }

  ReplayWindow(Duration window, int capacity) {
    this.seconds = window.toSeconds();
    this.capacity = capacity;
  }

  /**
   * Notes a message whose MAC was right.
   *
   * @param time that the message names, in Unix seconds
   * @param now in Unix seconds
   * @throws DroppedException where it is too old, from the future, or came before
   */
  synchronized void admit(long time, long nonce, long now) throws DroppedException {
    if (!isNear(time, now)) {
      throw new DroppedException(
          DropReason.STALE,
          "the server's message is "
              + (time < now ? (now - time) + " s old" : "from the future")
              + ", more than replay_window_secs allows: are both clocks right?");
    }
    Long before = timeOfNonce.get(nonce);
    if (before != null && (before == time || isNear(before, now))) {
      throw new DroppedException(DropReason.REPLAYED, "the server's message came before");
    }
    if (time <= nothingUpTo) {
      throw new DroppedException(
          DropReason.STALE, "the server's message is older than this worker can remember");
    }
    remember(time, nonce, before);
    makeRoom(now);
  }

  private boolean isNear(long time, long now) {
    // compared so that no time, however absurd, overflows
    return time >= now - seconds && time <= now + seconds;
  }

  private void remember(long time, long nonce, @Nullable Long before) {
    if (before != null) {
      byTime.remove(new Sighting(before, nonce));
    }
    timeOfNonce.put(nonce, time);
    byTime.add(new Sighting(time, nonce));
  }

  private void makeRoom(long now) {
    Iterator<Sighting> oldest = byTime.iterator();
    while (byTime.size() > capacity && oldest.hasNext()) {
      Sighting forgotten = oldest.next();
      oldest.remove();
      timeOfNonce.remove(forgotten.nonce());
      if (isNear(forgotten.time(), now)) {
        nothingUpTo = Math.max(nothingUpTo, forgotten.time());
      }
    }
  }

  synchronized int remembered() {
    return byTime.size();
  }
}
