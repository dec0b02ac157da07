package io.barto.web;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Logs refusals, at most one a second: whoever is refused may try as often as they like. */
final class RefusalLog {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Logger log;
  private final InstantSource clock;
  private Instant nextAt = Instant.MIN;
  private long untold;

  RefusalLog(Logger log, InstantSource clock) {
    this.log = log;
    this.clock = clock;
  }

  synchronized void log(String who, String address, String why) {
    Instant now = clock.instant();
    if (now.isBefore(nextAt)) {
      untold++;
      return;
    }
    nextAt = now.plus(PAUSE);
    String others = untold == 0 ? "" : "; and " + untold + " others since the last such line";
    untold = 0;
    log.log(Level.WARNING, "{0} at {1} refused: {2}{3}", who, address, why, others);
  }
}
