package io.barto.server.query.boundary;

import io.barto.protocol.WorkersAnswer.AbsentWorker;
import io.barto.protocol.WorkersAnswer.ClockOffset;
import io.barto.server.lane.DatabaseTrouble;
import io.barto.server.schedule.boundary.Absences;
import io.barto.server.schedule.boundary.Absences.AwayWorker;
import io.barto.server.worker.boundary.WorkerRegistry;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.time.Duration;
import java.util.List;

/** What people see of workers beside who is connected. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class WorkerStates {
  @EJB
  @SuppressWarnings("NullAway.Init")
  private Absences absences;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private WorkerRegistry workers;

  /** How far the clocks of those connected are off. */
  public List<ClockOffset> clocks() {
    return workers.clockOffsets().entrySet().stream()
        .map(one -> offset(one.getKey(), one.getValue()))
        .toList();
  }

  private static ClockOffset offset(String worker, Duration ahead) {
    return new ClockOffset(worker, ahead.abs().toMillis(), !ahead.isNegative());
  }

  /** Who is away; nobody while the database is: who is here can be told without it. */
  public List<AbsentWorker> away() {
    try {
      return absences.away().stream().map(WorkerStates::absent).toList();
    } catch (RuntimeException e) {
      if (DatabaseTrouble.of(e).isPresent()) {
        return List.of();
      }
      throw e;
    }
  }

  private static AbsentWorker absent(AwayWorker one) {
    return new AbsentWorker(
        one.away().worker(),
        one.away().since(),
        one.away().seen(),
        one.away().why(),
        one.due(),
        one.more());
  }
}
