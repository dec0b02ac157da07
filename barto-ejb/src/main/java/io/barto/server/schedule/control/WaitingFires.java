package io.barto.server.schedule.control;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * Fires that are due and not yet claimed, oldest first: a moment's work, or what piles up while the
 * database is away. Bounded: the oldest are given up first. Safe for use by several threads.
 *
 * @param <F> a fire with what is needed to claim it
 */
public final class WaitingFires<F> {
  private static final Logger LOG = System.getLogger(WaitingFires.class.getName());

  private final int limit;
  private final ArrayDeque<F> fires = new ArrayDeque<>();

  /**
   * @param limit how many may wait
   */
  public WaitingFires(int limit) {
    this.limit = limit;
  }

  public synchronized void add(F fire) {
    fires.add(fire);
    if (fires.size() > limit) {
      LOG.log(Level.ERROR, "too many fires wait for the database: gave up {0}", fires.remove());
    }
  }

  /** Puts back what was taken and could not be claimed, before all others. */
  public synchronized void putBack(List<F> taken) {
    for (int i = taken.size() - 1; i >= 0; i--) {
      fires.addFirst(taken.get(i));
    }
  }

  /** Takes the oldest, at most {@code most}. */
  public synchronized List<F> take(int most) {
    var taken = new ArrayList<F>();
    while (taken.size() < most && !fires.isEmpty()) {
      taken.add(fires.remove());
    }
    return taken;
  }

  public synchronized boolean isEmpty() {
    return fires.isEmpty();
  }
}
