package io.barto.server.access.boundary;

import io.barto.protocol.CliToServer;
import io.barto.protocol.OutputRequest;
import io.barto.protocol.RunRequest;
import io.barto.protocol.ServerRequest;

/** What each request of the command line needs. A new request does not compile without. */
final class RequestRights implements CliToServer.Handler<Right> {
  @Override
  public Right info(CliToServer.Info message) {
    return Right.READ;
  }

  @Override
  public Right updates(CliToServer.Updates message) {
    return Right.READ;
  }

  @Override
  public Right cleanup(CliToServer.Cleanup message) {
    return Right.CLEAN_UP;
  }

  @Override
  public Right clients(CliToServer.Clients message) {
    return Right.READ;
  }

  @Override
  public Right query(CliToServer.Query message) {
    return Right.QUERY;
  }

  @Override
  public Right list(CliToServer.ListOutput message) {
    return Right.READ;
  }

  @Override
  public Right listCommands(CliToServer.ListCommands message) {
    return Right.READ;
  }

  @Override
  public Right failed(CliToServer.Failed message) {
    return Right.READ;
  }

  @Override
  public Right cmd(CliToServer.Cmd message) {
    return Right.READ;
  }

  @Override
  public Right clientVersions(CliToServer.ClientVersions message) {
    return Right.READ;
  }

  @Override
  public Right reload(CliToServer.Reload message) {
    return Right.CHANGE; // a dry run, too, tells what stands in the file
  }

  @Override
  public Right retireWorker(CliToServer.RetireWorker message) {
    return Right.CHANGE;
  }

  @Override
  public Right replaceWorker(CliToServer.ReplaceWorker message) {
    return Right.CHANGE;
  }

  @Override
  public Right schedules(RunRequest.Schedules message) {
    return Right.READ;
  }

  @Override
  public Right runs(RunRequest.Runs message) {
    return Right.READ;
  }

  @Override
  public Right showRun(RunRequest.ShowRun message) {
    return Right.READ;
  }

  @Override
  public Right runNow(RunRequest.RunNow message) {
    return Right.CHANGE;
  }

  @Override
  public Right output(OutputRequest.Output message) {
    return Right.READ;
  }

  @Override
  public Right tail(OutputRequest.Tail message) {
    return Right.READ;
  }

  @Override
  public Right showWorker(ServerRequest.ShowWorker message) {
    return Right.READ;
  }

  @Override
  public Right overview(ServerRequest.Overview message) {
    return Right.READ;
  }

  @Override
  public Right cleanOlder(ServerRequest.CleanOlder message) {
    return Right.CLEAN_UP;
  }

  @Override
  public Right checkReload(ServerRequest.CheckReload message) {
    return Right.CHANGE; // as for the reload that may follow
  }

  @Override
  public Right findUpdates(ServerRequest.FindUpdates message) {
    return Right.READ;
  }

  @Override
  public Right serverState(ServerRequest.ServerState message) {
    return Right.READ;
  }
}
