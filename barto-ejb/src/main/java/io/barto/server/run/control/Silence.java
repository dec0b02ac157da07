package io.barto.server.run.control;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a run of a version 1 worker counts as lost. Nothing tells a worker that was started anew
 * from one that only connected again, whose commands go on; so it gets time to report, which it
 * does once a minute, and a command gets time to be silent. On one connection, which no worker
 * outlives, a command may be silent for ever.
 */
public final class Silence {
  /** For a worker that has connected anew since the run was heard of. */
  public static final Duration AFTER_RETURN = Duration.ofHours(24);

  /** For a worker that is away: it keeps what it has to report on its disk. */
  public static final Duration WHILE_AWAY = Duration.ofDays(7);

  private Silence() {}

  /**
   * Why a run that has not ended is lost; empty: it may still end.
   *
   * @param heard when it was last heard of, by its worker's clock
   * @param connectedSince null: its worker is away
   */
  public static Optional<String> verdict(
      Instant heard, @Nullable Instant connectedSince, Instant now) {
    if (connectedSince == null) {
      return heard.plus(WHILE_AWAY).isAfter(now)
          ? Optional.empty()
          : Optional.of(
              "nothing was heard of it for %d days, and its worker is away"
                  .formatted(WHILE_AWAY.toDays()));
    }
    return heard.isBefore(connectedSince) && !connectedSince.plus(AFTER_RETURN).isAfter(now)
        ? Optional.of(
            "its worker came back and told nothing of it for %d hours"
                .formatted(AFTER_RETURN.toHours()))
        : Optional.empty();
  }
}
