package io.barto.worker.run;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongSupplier;

/**
 * The orderly end of all commands: SIGTERM, after ten seconds SIGKILL, and a last while for the
 * server to take what is to be told.
 *
 * <p>Used by one thread.
 */
final class Stopping {
  static final Duration TERM_GRACE = Duration.ofSeconds(10);
  static final Duration REPORT_GRACE = Duration.ofSeconds(5);

  private final Runs runs;
  private final LongSupplier nanos;
  private final long killAt;
  private final Set<UUID> termed = new HashSet<>();
  private final Set<UUID> killed = new HashSet<>();
  private long giveUpAt;

  Stopping(Runs runs, LongSupplier nanos) {
    this.runs = runs;
    this.nanos = nanos;
    this.killAt = nanos.getAsLong() + TERM_GRACE.toNanos();
    this.giveUpAt = nanos.getAsLong() + REPORT_GRACE.toNanos();
    runs.stop();
  }

  /**
   * Does what is due; to be called again and again.
   *
   * @return whether nothing is left to wait for
   */
  boolean proceed() {
    long now = nanos.getAsLong();
    boolean late = now - killAt >= 0;
    for (ActiveRun run : runs.unended()) {
      signalOnce(run, "TERM", termed);
      if (late) {
        signalOnce(run, "KILL", killed);
      }
    }
    if (runs.running() > 0) {
      giveUpAt = now + REPORT_GRACE.toNanos();
      return now - killAt >= REPORT_GRACE.toNanos(); // what even SIGKILL does not end
    }
    return runs.isEmpty() || !runs.connected() || now - giveUpAt >= 0;
  }

  private static void signalOnce(ActiveRun run, String signal, Set<UUID> done) {
    if (!done.contains(run.id()) && run.signal(signal)) {
      done.add(run.id());
    }
  }
}
