package io.barto.server.run.control;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Runs that a worker has told of, and that are not recorded yet. Their output must wait for it, or
 * it would be output of a run that nobody knows. Safe for use by several threads.
 */
public final class RunsBeingTold {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition fewer = lock.newCondition();
  private final Map<UUID, Integer> times = new HashMap<>();
  private boolean closed;

  /** Runs are handed over to be recorded. */
  public void begin(Collection<UUID> runs) {
    lock.lock();
    try {
      runs.forEach(run -> times.merge(run, 1, Integer::sum));
    } finally {
      lock.unlock();
    }
  }

  /** They are recorded, or never will be. */
  public void end(Collection<UUID> runs) {
    lock.lock();
    try {
      runs.forEach(run -> times.computeIfPresent(run, (id, n) -> n == 1 ? null : n - 1));
      fewer.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until none of these is on its way. */
  public void await(Collection<UUID> runs) {
    lock.lock();
    try {
      while (!closed && runs.stream().anyMatch(times::containsKey)) {
        fewer.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Lets go of whoever waits. */
  public void close() {
    lock.lock();
    try {
      closed = true;
      fewer.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
