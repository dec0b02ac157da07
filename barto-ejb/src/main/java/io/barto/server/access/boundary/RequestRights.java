package io.barto.server.access.boundary;

import io.barto.protocol.CliToServer;

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
}
