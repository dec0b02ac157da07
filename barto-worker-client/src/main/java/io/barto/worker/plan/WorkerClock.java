package io.barto.worker.plan;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import io.barto.worker.journal.ClockAnchor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What time it is for the plan: what the server said last, and what has elapsed since, also in a
 * suspended host. So a wrong clock of the host neither fires anything twice nor makes anything
 * missed.
 *
 * <p>There are three clocks: the server's, the host's, and this reckoning. A step of more than a
 * minute is taken where two of them agree. Before any server was heard of since the host started,
 * the host's clock is all there is: it is followed, but nothing is decided for good by it.
 *
 * <p>Used by one thread.
 */
public final class WorkerClock {
  private static final System.Logger LOG = System.getLogger(WorkerClock.class.getName());
  private static final Duration STEP = Duration.ofSeconds(60);

  /** A reckoning ahead of the server by less is right: what the server said took its time. */
  private static final Duration TRANSIT = Duration.ofMillis(500);

  private final InstantSource wall;
  private final LongSupplier elapsed;
  private final String boot;
  private Instant base;
  private long baseElapsed;
  private boolean confirmed;
  private boolean doubtful;

  /**
   * @param wall the host's clock
   * @param elapsed nanoseconds since the host was started, counting times of suspension
   * @param boot names that start of the host
   * @param last what an earlier worker knew; null: nothing
   */
  public WorkerClock(
      InstantSource wall, LongSupplier elapsed, String boot, @Nullable ClockAnchor last) {
    this.wall = wall;
    this.elapsed = elapsed;
    this.boot = boot;
    this.baseElapsed = elapsed.getAsLong();
    this.base = wall.instant();
    if (last != null && last.boot().equals(boot)) {
      this.base = last.now();
      this.baseElapsed = last.elapsedNanos();
      this.confirmed = true;
    } else if (last != null && base.isBefore(last.now())) {
      this.base = last.now(); // a host whose clock begins anew with each start
    }
  }

  /** Nanoseconds since the host was started. May be asked for by any thread. */
  public long elapsed() {
    return elapsed.getAsLong();
  }

  /** What time it is. */
  public Instant now() {
    return at(elapsed.getAsLong());
  }

  private Instant at(long instantElapsed) {
    return base.plusNanos(instantElapsed - baseElapsed);
  }

  /** Whether what is decided by this clock may be decided for good. */
  public boolean confirmed() {
    return confirmed;
  }

  /** Whether no two clocks agree, so that nobody knows what time it is. */
  public boolean doubtful() {
    return doubtful;
  }

  /** What a later worker may go by. */
  public ClockAnchor anchor() {
    long at = elapsed.getAsLong();
    return new ClockAnchor(boot, at, at(at));
  }

  /**
   * The server has said what time it is. Its word may be old when it is heard: it was on its way,
   * or this process was stopped. But it is no older than the question.
   *
   * @param heardAt when that came, in nanoseconds since the host was started
   * @param askedAt when it was asked; null: that is not known, so it may be of any age
   */
  public void heard(Instant said, long heardAt, @Nullable Long askedAt) {
    Instant reckoned = at(heardAt);
    Instant latest = askedAt == null ? Instant.MAX : said.plusNanos(heardAt - askedAt);
    if (confirmed && !doubtful && !said.isAfter(reckoned) && !reckoned.isAfter(latest)) {
      return;
    }
    Instant server = reckoned.isAfter(latest) ? latest : said;
    boolean near = isNear(server, reckoned);
    if (confirmed && near && !doubtful) {
      if (server.isAfter(reckoned) || reckoned.minus(TRANSIT).isAfter(server)) {
        set(server, heardAt);
      }
      return;
    }
    long since = elapsed.getAsLong() - heardAt;
    Instant host = wall.instant().minusNanos(since);
    if (!confirmed || near || isNear(server, host)) {
      step(server, reckoned, heardAt);
    } else {
      disagree(server, host, reckoned);
    }
  }

  private void step(Instant server, Instant reckoned, long heardAt) {
    if (!isNear(server, reckoned)) {
      LOG.log(INFO, "it is {0}, not {1}: the clocks agree on that", server, reckoned);
    }
    confirmed = true;
    doubtful = false;
    set(server, heardAt);
  }

  private void disagree(Instant server, Instant host, Instant reckoned) {
    boolean serverIsWrong = isNear(host, reckoned);
    if (!serverIsWrong && !doubtful) {
      LOG.log(
          WARNING,
          "the server says it is {0}, this host {1}, and by what was known before it should be {2}:"
              + " nothing is fired or given up as missed until two of them agree",
          server,
          host,
          reckoned);
    } else if (serverIsWrong) {
      LOG.log(
          WARNING, "the server''s clock is wrong: it says {0}, here it is {1}", server, reckoned);
    }
    doubtful = !serverIsWrong;
  }

  private void set(Instant now, long heardAt) {
    base = now;
    baseElapsed = heardAt;
  }

  private static boolean isNear(Instant one, Instant other) {
    return Duration.between(one, other).abs().compareTo(STEP) <= 0;
  }
}
