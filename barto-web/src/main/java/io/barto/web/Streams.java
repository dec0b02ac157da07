package io.barto.web;

import io.barto.protocol.CliToServer;

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
}
