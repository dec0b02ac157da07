package io.barto.server.run.control;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;

/**
 * Runs whose fire was refused: what their worker says of them is acknowledged and dropped, as it
 * could do nothing about it. Bounded; the oldest are forgotten. Safe for use by several threads.
 */
public final class RefusedRuns {
  private record Refused(long worker, UUID run) {}

  private static final int LIMIT = 10_000;

  private final Set<Refused> runs = new LinkedHashSet<>();

  /**
   * Notes runs of a refused fire.
   *
   * @param worker the worker's id in the database
   */
  public synchronized void add(long worker, Collection<UUID> refused) {
    refused.forEach(run -> runs.add(new Refused(worker, run)));
    var oldest = runs.iterator();
    while (runs.size() > LIMIT) {
      oldest.next();
      oldest.remove();
    }
  }

  public synchronized boolean contains(long worker, UUID run) {
    return runs.contains(new Refused(worker, run));
  }
}
