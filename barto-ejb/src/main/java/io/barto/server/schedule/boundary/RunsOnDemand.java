package io.barto.server.schedule.boundary;

import io.barto.plan.Schedule;
import io.barto.protocol.ErrorCode;
import io.barto.server.refusal.RefusedException;
import io.barto.server.run.boundary.AskedRuns;
import io.barto.server.run.boundary.RunLedger.ClaimedFire;
import io.barto.server.worker.boundary.ConnectedWorker;
import io.barto.server.worker.boundary.WorkerRegistry;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** Runs a schedule's commands because a person asks for it, whenever they are due. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RunsOnDemand {
  /** How long a worker may take to begin; after that it must not any more. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /**
   * What is on its way.
   *
   * @param runs one a command, in their order
   * @param notAfter if its worker has not taken it by then, it will not run
   */
  public record Asked(List<UUID> runs, Instant notAfter) {
    public Asked {
      runs = List.copyOf(runs);
    }
  }

  @EJB
  @SuppressWarnings("NullAway.Init")
  private WorkerRegistry workers;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private Schedules schedules;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private AskedRuns runs;

  @Inject
  @SuppressWarnings("NullAway.Init")
  private Clock clock;

  /**
   * Asks a worker to run a schedule of the book now.
   *
   * @throws RefusedException where that worker can't be asked
   */
  public Asked run(String worker, Schedule schedule) {
    ConnectedWorker connected =
        workers
            .find(worker)
            .orElseThrow(
                () ->
                    new RefusedException(
                        ErrorCode.BAD_REQUEST,
                        "worker `"
                            + worker
                            + "` is not connected, so it can't be asked to run anything; see"
                            + " barto-cli worker show "
                            + worker));
    if (connected.isVersion1()) {
      throw new RefusedException(
          ErrorCode.BAD_REQUEST,
          "worker `"
              + worker
              + "` speaks version 1 of the wire, which has no way to ask it for a run; update it");
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS); // as the database keeps it
    Instant notAfter = now.plus(PATIENCE);
    ClaimedFire claimed =
        runs.claim(connected, schedule, schedules.book().generation(), now, notAfter);
    connected.link().send(claimed.dispatch());
    return new Asked(
        claimed.dispatch().commands().stream().map(command -> command.run()).toList(), notAfter);
  }
}
