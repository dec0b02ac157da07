package io.barto.server.query.boundary;

import io.barto.protocol.ErrorCode;
import io.barto.protocol.ServerAnswer;
import io.barto.protocol.ServerAnswer.CleanupProgress;
import io.barto.protocol.ServerAnswer.CleanupReport;
import io.barto.protocol.ServerRequest.CleanOlder;
import io.barto.protocol.ServerToCli;
import io.barto.server.refusal.RefusedException;
import io.barto.server.retention.boundary.Cleanup;
import io.barto.server.retention.boundary.CleanupCounts;
import io.barto.server.retention.boundary.Cleanups;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Cleanups that people ask for. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CleanupAnswers {
  private static final Logger LOG = System.getLogger(CleanupAnswers.class.getName());
  private static final Duration LOOK = Duration.ofMillis(100);
  private static final Duration TELL = Duration.ofSeconds(1);
  private static final Duration MARGIN = Duration.ofMillis(500);

  @EJB
  @SuppressWarnings("NullAway.Init")
  private Cleanups cleanups;

  @Inject
  @SuppressWarnings("NullAway.Init")
  private Clock clock;

  /** Deletes what is older, and tells of it as it goes on. */
  public CleanupReport older(CleanOlder request, Requester requester, Consumer<ServerToCli> sink) {
    Long millis = request.olderThan();
    Optional<Duration> age = Optional.ofNullable(millis).map(Duration::ofMillis);
    Cleanup cleanup = start(age, request.dryRun(), requester);
    Instant told = Instant.MIN;
    while (!cleanup.isOver()) {
      LockSupport.parkNanos(LOOK.toNanos());
      if (!cleanup.isOver() && !clock.instant().isBefore(told.plus(TELL))) {
        told = clock.instant();
        sink.accept(new CleanupProgress(cleanup.step(), cleanup.done(), cleanup.of()));
      }
    }
    check(cleanup);
    CleanupCounts counts = cleanup.counts();
    return new CleanupReport(
        cleanup.dryRun(),
        cleanup.outputBefore(),
        cleanup.runsBefore(),
        new ServerAnswer.CleanupCounts(
            counts.runs(),
            counts.outputLines(),
            counts.outputBytes(),
            counts.missedRanges(),
            counts.absences(),
            counts.generations(),
            counts.publishedOutput(),
            counts.publishedExitStatus()),
        counts.kept(),
        counts.workersTold());
  }

  /**
   * Deletes everything before today, as version 1 asks for it. Where that takes longer than it
   * waits, it goes on without it, and what was deleted until then is told.
   */
  public ServerToCli.Cleanup beforeToday(Requester requester) {
    Cleanup cleanup = start(Optional.of(Duration.ZERO), false, requester);
    Instant end = clock.instant().plus(requester.patience()).minus(MARGIN);
    while (!cleanup.isOver() && clock.instant().isBefore(end)) {
      LockSupport.parkNanos(LOOK.toNanos());
    }
    if (cleanup.isOver()) {
      check(cleanup);
    }
    CleanupCounts counts = cleanup.counts();
    return new ServerToCli.Cleanup(
        counts.outputLines() + counts.publishedOutput(),
        counts.runs() + counts.publishedExitStatus(),
        counts.workersTold());
  }

  private Cleanup start(Optional<Duration> age, boolean dryRun, Requester requester) {
    Cleanup cleanup =
        cleanups
            .start(age, dryRun)
            .orElseThrow(
                () ->
                    new RefusedException(
                        ErrorCode.BAD_REQUEST,
                        "a cleanup is under way already; ask again when it is over"));
    LOG.log(
        Level.INFO,
        "{0} asks for a cleanup: output before {1}, runs before {2}{3}",
        requester.name(),
        cleanup.outputBefore(),
        cleanup.runsBefore(),
        dryRun ? ", dry run" : "");
    return cleanup;
  }

  private static void check(Cleanup cleanup) {
    if (!cleanup.hasSucceeded()) {
      throw new RefusedException(
          ErrorCode.INTERNAL,
          "the cleanup did not get to its end; what it has deleted is deleted, the next one goes on"
              + " from there, and the server's log says why");
    }
  }
}
