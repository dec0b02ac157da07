package io.barto.web.people;

import io.barto.protocol.ErrorCode;
import io.barto.protocol.OutputAnswer;
import io.barto.protocol.RunAnswer;
import io.barto.protocol.ServerAnswer;
import io.barto.server.refusal.RefusedException;

/** Answers that version 1 does not have: it has no requests for them either. */
interface NoVersion1Answers<R>
    extends RunAnswer.Handler<R>, OutputAnswer.Handler<R>, ServerAnswer.Handler<R> {
  private static RefusedException unexpected() {
    return new RefusedException(ErrorCode.BAD_REQUEST, "version 1 has no request with this answer");
  }

  @Override
  default R scheduleList(RunAnswer.ScheduleList message) {
    throw unexpected();
  }

  @Override
  default R runList(RunAnswer.RunList message) {
    throw unexpected();
  }

  @Override
  default R runDetail(RunAnswer.RunDetail message) {
    throw unexpected();
  }

  @Override
  default R runStarted(RunAnswer.RunStarted message) {
    throw unexpected();
  }

  @Override
  default R outputLines(OutputAnswer.OutputLines message) {
    throw unexpected();
  }

  @Override
  default R workerDetail(ServerAnswer.WorkerDetail message) {
    throw unexpected();
  }

  @Override
  default R overview(ServerAnswer.Overview message) {
    throw unexpected();
  }

  @Override
  default R cleanupProgress(ServerAnswer.CleanupProgress message) {
    throw unexpected();
  }

  @Override
  default R cleanupReport(ServerAnswer.CleanupReport message) {
    throw unexpected();
  }

  @Override
  default R runUpdates(ServerAnswer.RunUpdates message) {
    throw unexpected();
  }

  @Override
  default R serverState(ServerAnswer.ServerState message) {
    throw unexpected();
  }
}
