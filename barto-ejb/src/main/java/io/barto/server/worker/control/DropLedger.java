package io.barto.server.worker.control;

import io.barto.security.DropCounts;
import io.barto.security.DropReason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Dropped messages by the worker's name. Who sends them may be nobody's worker and choose any name:
 * so there is room for so many names, and what comes under others is counted together. Safe for use
 * by several threads.
 */
public final class DropLedger {
  static final int MOST_NAMES = 1000;
  static final String OTHERS = "(others)";

  private static final int MOST_REASONS = 20;
  private static final int LONGEST_REASON = 80;

  private final Supplier<DropCounts> counters;
  private final Map<String, DropCounts> byServer = new TreeMap<>();
  private final Map<String, Map<String, Long>> byWorker = new TreeMap<>();

  /** Messages dropped for one reason. */
  public record Entry(String worker, boolean byWorker, String reason, long count) {}

  public DropLedger(Supplier<DropCounts> counters) {
    this.counters = counters;
  }

  /** Counts one that the server dropped; returns how many there are to tell people of. */
  public long dropped(String worker, DropReason reason) {
    return counts(worker).count(reason);
  }

  private synchronized DropCounts counts(String worker) {
    boolean room = byServer.containsKey(worker) || byServer.size() < MOST_NAMES;
    return byServer.computeIfAbsent(room ? worker : OTHERS, name -> counters.get());
  }

  /** Notes what a worker says that it has dropped since it started. */
  public synchronized void reported(String worker, Map<String, Long> counts) {
    if (byWorker.containsKey(worker) || byWorker.size() < MOST_NAMES) {
      byWorker.put(worker, bounded(counts));
    }
  }

  private static Map<String, Long> bounded(Map<String, Long> counts) {
    var kept = new LinkedHashMap<String, Long>();
    counts.entrySet().stream()
        .limit(MOST_REASONS)
        .forEach(count -> kept.put(shortened(count.getKey()), count.getValue()));
    return kept;
  }

  private static String shortened(String reason) {
    return reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason;
  }

  /** Everything, by worker. */
  public synchronized List<Entry> all() {
    var all = new ArrayList<Entry>();
    byServer.forEach(
        (worker, counts) ->
            counts
                .byReason()
                .forEach((why, n) -> all.add(new Entry(worker, false, why.words(), n))));
    byWorker.forEach(
        (worker, counts) -> counts.forEach((why, n) -> all.add(new Entry(worker, true, why, n))));
    return all;
  }
}
