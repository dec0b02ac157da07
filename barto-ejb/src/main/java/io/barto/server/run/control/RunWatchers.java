package io.barto.server.run.control;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Who waits for news of which run. News that came while nobody waited is not lost: the next wait
 * ends at once. Safe for use by several threads.
 */
public final class RunWatchers {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition news = lock.newCondition();
  private final Map<UUID, Set<Watch>> watches = new HashMap<>();
  private boolean closed;

  /** One who waits. */
  public final class Watch implements AutoCloseable {
    private final UUID run;
    private boolean changed;

    private Watch(UUID run) {
      this.run = run;
    }

    /** Waits for news since the last wait, or for as long. */
    public void await(Duration patience) throws InterruptedException {
      long left = patience.toNanos();
      lock.lockInterruptibly();
      try {
        while (!changed && !closed && left > 0) {
          left = news.awaitNanos(left);
        }
        changed = false;
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void close() {
      lock.lock();
      try {
        watches.computeIfPresent(
            run,
            (id, all) -> {
              all.remove(this);
              return all.isEmpty() ? null : all;
            });
      } finally {
        lock.unlock();
      }
    }
  }

  /** Begins to watch a run, which there need not be yet. */
  public Watch watch(UUID run) {
    lock.lock();
    try {
      var watch = new Watch(run);
      watches.computeIfAbsent(run, id -> new HashSet<>()).add(watch);
      return watch;
    } finally {
      lock.unlock();
    }
  }

  /** There is news of some runs. */
  public void changed(Collection<UUID> runs) {
    lock.lock();
    try {
      if (watches.isEmpty()) {
        return;
      }
      for (UUID run : runs) {
        watches.getOrDefault(run, Set.of()).forEach(watch -> watch.changed = true);
      }
      news.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Lets go of whoever waits. */
  public void close() {
    lock.lock();
    try {
      closed = true;
      news.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Whether nobody is to wait any more. */
  public boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }
}
