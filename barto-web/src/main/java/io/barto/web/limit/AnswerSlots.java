package io.barto.web.limit;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Turns to answer. An answer holds a connection to the database until its reader has taken it, so
 * there are only so many at a time, and half of them at most for one address: whoever does not read
 * keeps out himself, not the others. Safe for use by several threads.
 */
final class AnswerSlots {
  private final ReentrantLock lock = new ReentrantLock(true);
  private final Condition freed = lock.newCondition();
  private final Map<String, Integer> byAddress = new HashMap<>();
  private final int most;
  private int taken;

  AnswerSlots(int most) {
    this.most = most;
  }

  /** Waits for a turn; false where none came in time. */
  boolean enter(String address, Duration patience) throws InterruptedException {
    long left = patience.toNanos();
    lock.lockInterruptibly();
    try {
      while (!isFree(address)) {
        if (left <= 0) {
          return false;
        }
        left = freed.awaitNanos(left);
      }
      taken++;
      byAddress.merge(address, 1, Integer::sum);
      return true;
    } finally {
      lock.unlock();
    }
  }

  private boolean isFree(String address) {
    return taken < most && byAddress.getOrDefault(address, 0) < Math.max(1, most / 2);
  }

  void leave(String address) {
    lock.lock();
    try {
      taken--;
      byAddress.computeIfPresent(address, (key, count) -> count == 1 ? null : count - 1);
      freed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  int taken() {
    lock.lock();
    try {
      return taken;
    } finally {
      lock.unlock();
    }
  }
}
