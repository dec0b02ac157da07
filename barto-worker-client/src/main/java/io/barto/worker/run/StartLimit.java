package io.barto.worker.run;

import io.barto.protocol.WorkerToServer.FireOrigin;
import io.barto.worker.journal.AcceptedFire;
import io.barto.worker.journal.AcceptedRun;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * Until when a run may be started. It was accepted in time; but a process may be stopped, or a host
 * suspended, between the acceptance and the start.
 */
final class StartLimit {
  /** What is accepted at the last moment is to be started still. */
  private static final Duration ROOM = Duration.ofSeconds(1);

  private static final long NONE = Long.MAX_VALUE;

  private StartLimit() {}

  /**
   * In nanoseconds since the host was started. What was made up is late anyway, and a later command
   * waits for those before it.
   */
  static long of(RunSite site, AcceptedFire fire, AcceptedRun run) {
    if (run.index() > 0 || fire.attempt() > 1 || fire.origin() == FireOrigin.MADE_UP) {
      return NONE;
    }
    Instant latest =
        Objects.requireNonNullElseGet(
            fire.notAfter(), () -> fire.nominal().plus(site.patience()).plus(ROOM));
    return site.time().elapsed() + Duration.between(site.time().now(), latest).toNanos();
  }
}
