package io.barto.web;

import io.barto.protocol.CliToServer;
import io.barto.protocol.OutputRequest;
import io.barto.protocol.RunRequest;
import io.barto.protocol.ServerRequest;

/** Which answers are streamed out of the database, at the pace of their reader. */
enum Streams implements CliToServer.Handler<Boolean> {
  ANSWER;

  @Override
  public Boolean info(CliToServer.Info message) {
    return false;
  }

  @Override
  public Boolean updates(CliToServer.Updates message) {
    return true;
  }

  @Override
  public Boolean cleanup(CliToServer.Cleanup message) {
    return true;
  }

  @Override
  public Boolean clients(CliToServer.Clients message) {
    return false;
  }

  @Override
  public Boolean query(CliToServer.Query message) {
    return true;
  }

  @Override
  public Boolean list(CliToServer.ListOutput message) {
    return true;
  }

  @Override
  public Boolean listCommands(CliToServer.ListCommands message) {
    return true;
  }

  @Override
  public Boolean failed(CliToServer.Failed message) {
    return true;
  }

  @Override
  public Boolean cmd(CliToServer.Cmd message) {
    return true;
  }

  @Override
  public Boolean clientVersions(CliToServer.ClientVersions message) {
    return false;
  }

  @Override
  public Boolean reload(CliToServer.Reload message) {
    return false;
  }

  @Override
  public Boolean retireWorker(CliToServer.RetireWorker message) {
    return false;
  }

  @Override
  public Boolean replaceWorker(CliToServer.ReplaceWorker message) {
    return false;
  }

  @Override
  public Boolean schedules(RunRequest.Schedules message) {
    return true;
  }

  @Override
  public Boolean runs(RunRequest.Runs message) {
    return true;
  }

  @Override
  public Boolean showRun(RunRequest.ShowRun message) {
    return true;
  }

  @Override
  public Boolean runNow(RunRequest.RunNow message) {
    return true;
  }

  @Override
  public Boolean output(OutputRequest.Output message) {
    return true;
  }

  @Override
  public Boolean tail(OutputRequest.Tail message) {
    return true;
  }

  @Override
  public Boolean showWorker(ServerRequest.ShowWorker message) {
    return true;
  }

  @Override
  public Boolean overview(ServerRequest.Overview message) {
    return false;
  }

  @Override
  public Boolean cleanOlder(ServerRequest.CleanOlder message) {
    return true;
  }

  @Override
  public Boolean serverState(ServerRequest.ServerState message) {
    return false;
  }
}
