package io.barto.web.people;

import io.barto.protocol.OutputRequest;
import io.barto.protocol.RunRequest;
import io.barto.protocol.ServerRequest;

/** Requests that version 1 does not have: nobody who speaks it is answered any. */
interface NoVersion1Requests<R>
    extends RunRequest.Handler<R>, OutputRequest.Handler<R>, ServerRequest.Handler<R> {
  /** What stands in for an answer. */
  R none();

  @Override
  default R schedules(RunRequest.Schedules message) {
    return none();
  }

  @Override
  default R runs(RunRequest.Runs message) {
    return none();
  }

  @Override
  default R showRun(RunRequest.ShowRun message) {
    return none();
  }

  @Override
  default R runNow(RunRequest.RunNow message) {
    return none();
  }

  @Override
  default R output(OutputRequest.Output message) {
    return none();
  }

  @Override
  default R tail(OutputRequest.Tail message) {
    return none();
  }

  @Override
  default R showWorker(ServerRequest.ShowWorker message) {
    return none();
  }

  @Override
  default R overview(ServerRequest.Overview message) {
    return none();
  }

  @Override
  default R cleanOlder(ServerRequest.CleanOlder message) {
    return none();
  }

  @Override
  default R checkReload(ServerRequest.CheckReload message) {
    return none();
  }

  @Override
  default R findUpdates(ServerRequest.FindUpdates message) {
    return none();
  }

  @Override
  default R serverState(ServerRequest.ServerState message) {
    return none();
  }
}
