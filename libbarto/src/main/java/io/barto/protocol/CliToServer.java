package io.barto.protocol;

/** What a person's program asks of the server. */
public sealed interface CliToServer
    permits CliToServer.Info,
        CliToServer.Updates,
        CliToServer.Cleanup,
        CliToServer.Clients,
        CliToServer.Query,
        CliToServer.ListOutput,
        CliToServer.ListCommands,
        CliToServer.Failed,
        CliToServer.Cmd,
        CliToServer.ClientVersions,
        CliToServer.Reload,
        CliToServer.RetireWorker,
        CliToServer.ReplaceWorker,
        RunRequest,
        OutputRequest,
        ServerRequest {
  /** Handled so that a new message breaks the build wherever it is not. */
  <R> R accept(Handler<R> handler);

  /** One method a message. */
  interface Handler<R>
      extends RunRequest.Handler<R>, OutputRequest.Handler<R>, ServerRequest.Handler<R> {
    R info(Info message);

    R updates(Updates message);

    R cleanup(Cleanup message);

    R clients(Clients message);

    R query(Query message);

    R list(ListOutput message);

    R listCommands(ListCommands message);

    R failed(Failed message);

    R cmd(Cmd message);

    R clientVersions(ClientVersions message);

    R reload(Reload message);

    R retireWorker(RetireWorker message);

    R replaceWorker(ReplaceWorker message);
  }

  /** [0] The server's version information. */
  record Info(boolean json) implements CliToServer {
    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.info(this);
    }
  }

  /** [1] Package updates found in the output of a worker's runs. */
  record Updates(String worker, UpdateKind kind) implements CliToServer {
    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.updates(this);
    }
  }

  /** [2] Delete what is old. */
  record Cleanup() implements CliToServer {
    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.cleanup(this);
    }
  }

  /** [3] The connected workers. */
  record Clients() implements CliToServer {
    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.clients(this);
    }
  }

  /** [4] A query in SQL. */
  record Query(String sql) implements CliToServer {
    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.query(this);
    }
  }

  /** [5] The output of one command name on one worker. */
  record ListOutput(String worker, String commandName) implements CliToServer {
    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.list(this);
    }
  }

  /** [6] The command names of one worker. */
  record ListCommands(String worker) implements CliToServer {
    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.listCommands(this);
    }
  }

  /** [7] The output of failed runs. */
  record Failed() implements CliToServer {
    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.failed(this);
    }
  }

  /** [8] The output of one command name on every worker. */
  record Cmd(String commandName) implements CliToServer {
    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.cmd(this);
    }
  }

  /** [9] The versions of the connected workers. */
  record ClientVersions() implements CliToServer {
    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.clientVersions(this);
    }
  }

  /**
   * [16] Read the schedules of {@code bartos.toml} again.
   *
   * @param dryRun whether only to say what would change
   */
  record Reload(boolean dryRun) implements CliToServer {
    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.reload(this);
    }
  }

  /** [17] A worker will not come back: what it left open is closed. */
  record RetireWorker(String name) implements CliToServer {
    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.retireWorker(this);
    }
  }

  /** [18] The next new instance that comes under a worker's name takes its place. */
  record ReplaceWorker(String name) implements CliToServer {
    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.replaceWorker(this);
    }
  }
}
