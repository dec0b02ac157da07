package io.barto.web.entry;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * Logs refusals, of each kind at most one a second: whoever is refused may try as often as they
 * like, and hides nobody who is refused for another reason. Safe for use by several threads.
 */
final class RefusalLog {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Logger log;
  private final InstantSource clock;

  /** By the status of the answer, of which there are a handful. */
  private final Map<Integer, Kind> kinds = new HashMap<>();

  private static final class Kind {
    private Instant nextAt = Instant.MIN;
    private long untold;
  }

  RefusalLog(Logger log, InstantSource clock) {
    this.log = log;
    this.clock = clock;
  }

  synchronized void log(int status, String who, String why) {
    Kind kind = kinds.computeIfAbsent(status, ignored -> new Kind());
    Instant now = clock.instant();
    if (now.isBefore(kind.nextAt)) {
      kind.untold++;
      return;
    }
    kind.nextAt = now.plus(PAUSE);
    String others =
        kind.untold == 0 ? "" : "; and " + kind.untold + " others since the last such line";
    kind.untold = 0;
    log.log(Level.WARNING, "{0} refused ({1}): {2}{3}", who, status, why, others);
  }
}
