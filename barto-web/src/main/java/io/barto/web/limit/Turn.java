package io.barto.web.limit;

import io.barto.protocol.CliToServer;
import io.barto.protocol.OutputRequest;
import io.barto.protocol.RunRequest;
import io.barto.protocol.ServerRequest;

/** What must wait for its turn, and for which. */
public enum Turn {
  /** Answered at once. */
  NONE,
  /** Streamed out of the database, at the pace of its reader. */
  STREAM,
  /** The same as the database user who can only read, who has few connections. */
  QUERY,
  /** Goes on for as long as its reader likes. */
  FOLLOW;

  /** Which turn a request needs. */
  public static final CliToServer.Handler<Turn> OF = new Turns();

  private static final class Turns implements CliToServer.Handler<Turn> {

    @Override
    public Turn info(CliToServer.Info message) {
      return NONE;
    }

    @Override
    public Turn updates(CliToServer.Updates message) {
      return STREAM;
    }

    @Override
    public Turn cleanup(CliToServer.Cleanup message) {
      return STREAM;
    }

    @Override
    public Turn clients(CliToServer.Clients message) {
      return NONE;
    }

    @Override
    public Turn query(CliToServer.Query message) {
      return QUERY;
    }

    @Override
    public Turn list(CliToServer.ListOutput message) {
      return STREAM;
    }

    @Override
    public Turn listCommands(CliToServer.ListCommands message) {
      return STREAM;
    }

    @Override
    public Turn failed(CliToServer.Failed message) {
      return STREAM;
    }

    @Override
    public Turn cmd(CliToServer.Cmd message) {
      return STREAM;
    }

    @Override
    public Turn clientVersions(CliToServer.ClientVersions message) {
      return NONE;
    }

    @Override
    public Turn reload(CliToServer.Reload message) {
      return NONE;
    }

    @Override
    public Turn retireWorker(CliToServer.RetireWorker message) {
      return NONE;
    }

    @Override
    public Turn replaceWorker(CliToServer.ReplaceWorker message) {
      return NONE;
    }

    @Override
    public Turn schedules(RunRequest.Schedules message) {
      return STREAM;
    }

    @Override
    public Turn runs(RunRequest.Runs message) {
      return STREAM;
    }

    @Override
    public Turn showRun(RunRequest.ShowRun message) {
      return STREAM;
    }

    @Override
    public Turn runNow(RunRequest.RunNow message) {
      return message.follow() ? FOLLOW : NONE;
    }

    @Override
    public Turn output(OutputRequest.Output message) {
      return message.follow() ? FOLLOW : STREAM;
    }

    @Override
    public Turn tail(OutputRequest.Tail message) {
      return message.follow() ? FOLLOW : STREAM;
    }

    @Override
    public Turn showWorker(ServerRequest.ShowWorker message) {
      return STREAM;
    }

    @Override
    public Turn overview(ServerRequest.Overview message) {
      return NONE;
    }

    @Override
    public Turn cleanOlder(ServerRequest.CleanOlder message) {
      return NONE;
    }

    @Override
    public Turn checkReload(ServerRequest.CheckReload message) {
      return NONE;
    }

    @Override
    public Turn findUpdates(ServerRequest.FindUpdates message) {
      return STREAM;
    }

    @Override
    public Turn serverState(ServerRequest.ServerState message) {
      return NONE;
    }
  }
}
