package io.barto.server.worker.control;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How far the workers' clocks are ahead of this one, as of their last words. What a message took on
 * its way counts as behind. Safe for use by several threads.
 */
public final class WorkerClocks {
  private final ConcurrentHashMap<String, Duration> offsets = new ConcurrentHashMap<>();

  public void measured(String worker, Duration ahead) {
    offsets.put(worker, ahead);
  }

  /** Those of some workers; the others' are forgotten. */
  public Map<String, Duration> of(Collection<String> workers) {
    offsets.keySet().retainAll(workers);
    return new TreeMap<>(offsets);
  }
}
