package io.barto.server.worker.control;

import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The names under which people let another instance in, each for a while and for one instance. Safe
 * for use by several threads.
 */
public final class Replacements {
  private final ConcurrentHashMap<String, Instant> until = new ConcurrentHashMap<>();

  /** Lets another instance in. */
  public void allow(String worker, Instant end) {
    until.put(worker, end);
  }

  public boolean isAllowed(String worker, Instant now) {
    Instant end = until.get(worker);
    return end != null && now.isBefore(end);
  }

  /** One has come. */
  public void used(String worker) {
    until.remove(worker);
  }
}
