package io.barto.web.people;

import io.barto.protocol.CliToServer;
import io.barto.protocol.ServerToCli;
import io.barto.protocol.WorkersAnswer;
import java.util.List;
import java.util.Map;

/** The answer of each kind that says that there is nothing. */
final class EmptyAnswer
    implements CliToServer.Handler<ServerToCli>, NoVersion1Requests<ServerToCli> {
  /** A message that says nothing, to a request that version 1 does not have. */
  @Override
  public ServerToCli none() {
    return new ServerToCli.Query(Map.of());
  }

  @Override
  public ServerToCli info(CliToServer.Info message) {
    return message.json() ? new ServerToCli.InfoJson("{}") : new ServerToCli.Info(List.of());
  }

  @Override
  public ServerToCli updates(CliToServer.Updates message) {
    return new ServerToCli.Updates(
        switch (message.kind()) {
          case GARUDA -> new ServerToCli.GarudaFound(List.of());
          case PACMAN, CACHYOS ->
              new ServerToCli.PacmanFound(message.kind(), 0, List.of(), 0, 0, 0);
          case APT -> new ServerToCli.AptFound(List.of());
        });
  }

  @Override
  public ServerToCli cleanup(CliToServer.Cleanup message) {
    return new ServerToCli.Cleanup(0, 0, 0);
  }

  @Override
  public ServerToCli clients(CliToServer.Clients message) {
    return new WorkersAnswer.Clients(Map.of());
  }

  @Override
  public ServerToCli query(CliToServer.Query message) {
    return new ServerToCli.Query(Map.of());
  }

  @Override
  public ServerToCli list(CliToServer.ListOutput message) {
    return new ServerToCli.OutputList(List.of());
  }

  @Override
  public ServerToCli listCommands(CliToServer.ListCommands message) {
    return new ServerToCli.CommandNames(List.of());
  }

  @Override
  public ServerToCli failed(CliToServer.Failed message) {
    return new ServerToCli.Failed(List.of());
  }

  @Override
  public ServerToCli cmd(CliToServer.Cmd message) {
    return new ServerToCli.Cmd(Map.of());
  }

  @Override
  public ServerToCli clientVersions(CliToServer.ClientVersions message) {
    return new WorkersAnswer.ClientVersions(Map.of());
  }

  @Override
  public ServerToCli reload(CliToServer.Reload message) {
    return none();
  }

  @Override
  public ServerToCli retireWorker(CliToServer.RetireWorker message) {
    return none();
  }

  @Override
  public ServerToCli replaceWorker(CliToServer.ReplaceWorker message) {
    return none();
  }
}
