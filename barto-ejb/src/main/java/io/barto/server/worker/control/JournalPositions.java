package io.barto.server.worker.control;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How far the workers' journals had come when they were last heard of. A journal only grows, so one
 * that comes back shorter is a copy of the disk, or an older state of it. Safe for use by several
 * threads.
 */
public final class JournalPositions {
  private record Newest(UUID instance, long position) {}

  private final ConcurrentHashMap<String, Newest> byWorker = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<String, String> warnings = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<String, String> troubles = new ConcurrentHashMap<>();

  /**
   * A worker says hello.
   *
   * @param stored what the database knows of this instance; 0: nothing
   * @return a warning where its journal is behind what it was
   */
  public Optional<String> arrived(
      String worker, UUID instance, long position, long stored, Instant now) {
    Newest before = byWorker.put(worker, new Newest(instance, position));
    long known =
        Math.max(
            stored, before != null && before.instance().equals(instance) ? before.position() : 0);
    if (position >= known) {
      return Optional.empty();
    }
    String warning =
        "its journal ends at record "
            + position
            + ", but had come to record "
            + known
            + " before: it runs on a copy of a worker's disk, or on an older state of its own. If"
            + " two workers share this identity, stop one and remove its journal folder";
    warnings.put(worker, now.truncatedTo(ChronoUnit.SECONDS) + ": " + warning);
    return Optional.of(warning);
  }

  /** A connected worker says how far its journal has come. */
  public void heard(String worker, UUID instance, long position) {
    byWorker.computeIfPresent(worker, (name, newest) -> further(newest, instance, position));
  }

  private static Newest further(Newest newest, UUID instance, long position) {
    boolean further = newest.instance().equals(instance) && newest.position() < position;
    return further ? new Newest(instance, position) : newest;
  }

  /** A worker says how its journal is; an empty text: as it should be. */
  public void trouble(String worker, String text) {
    if (text.isEmpty()) {
      troubles.remove(worker);
    } else {
      troubles.put(worker, text);
    }
  }

  /** The last warning of each worker that had one since the server started, by worker name. */
  public Map<String, String> warnings() {
    var all = new TreeMap<>(warnings);
    troubles.forEach((worker, text) -> all.merge(worker, text, (one, other) -> other));
    return all;
  }
}
