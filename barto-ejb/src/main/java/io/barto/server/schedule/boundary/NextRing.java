package io.barto.server.schedule.boundary;

import jakarta.ejb.Timer;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The one timer of the alarm, armed for the earliest second asked for. Safe for use by several
 * threads.
 */
final class NextRing {
  private static final Logger LOG = System.getLogger(NextRing.class.getName());

  private final TimerService timers;
  private final Clock clock;
  private @Nullable Timer timer;
  private long armedFor = Long.MAX_VALUE;

  NextRing(TimerService timers, Clock clock) {
    this.timers = timers;
    this.clock = clock;
  }

  /** The timer has rung: it is armed for nothing any more. */
  synchronized void rung() {
    timer = null;
    armedFor = Long.MAX_VALUE;
  }

  /**
   * Rings at a second, or before where that was asked for.
   *
   * @param epochSecond since 1970; one that has passed rings at once
   */
  synchronized void at(long epochSecond) {
    if (epochSecond >= armedFor) {
      return;
    }
    if (timer != null) {
      cancel(timer);
    }
    Duration wait = Duration.between(clock.instant(), Instant.ofEpochSecond(epochSecond));
    long delay = Math.max(0, wait.toMillis() + 1);
    timer = timers.createSingleActionTimer(delay, new TimerConfig(null, false));
    armedFor = epochSecond;
  }

  private static void cancel(Timer old) {
    try {
      old.cancel();
    } catch (RuntimeException e) {
      LOG.log(Level.DEBUG, "the timer to cancel was gone", e);
    }
  }
}
