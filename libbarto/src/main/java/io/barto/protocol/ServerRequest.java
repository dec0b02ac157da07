package io.barto.protocol;

import org.jspecify.annotations.Nullable;

/** Requests about workers and the server itself; since version 2. */
public sealed interface ServerRequest extends CliToServer {
  /** One method a message. */
  interface Handler<R> {
    R showWorker(ShowWorker message);

    R overview(Overview message);

    R cleanOlder(CleanOlder message);

    R serverState(ServerState message);

    R checkReload(CheckReload message);

    R findUpdates(FindUpdates message);
  }

  /** [24] All about one worker. */
  record ShowWorker(String name) implements ServerRequest {
    @Override
    public <R> R accept(CliToServer.Handler<R> handler) {
      return handler.showWorker(this);
    }
  }

  /** [26] What goes on now, at a glance. */
  record Overview() implements ServerRequest {
    @Override
    public <R> R accept(CliToServer.Handler<R> handler) {
      return handler.overview(this);
    }
  }

  /**
   * [27] Deletes what is old.
   *
   * @param olderThan in milliseconds; 0 means everything before today (UTC); null what the server's
   *     configuration says
   * @param dryRun whether only to say what would be deleted
   */
  record CleanOlder(@Nullable Long olderThan, boolean dryRun) implements ServerRequest {
    @Override
    public <R> R accept(CliToServer.Handler<R> handler) {
      return handler.cleanOlder(this);
    }
  }

  /** [28] How the server is, and what the one who asks may do. */
  record ServerState() implements ServerRequest {
    @Override
    public <R> R accept(CliToServer.Handler<R> handler) {
      return handler.serverState(this);
    }
  }

  /**
   * [29] What would change if this were the server's configuration.
   *
   * @param name how whoever asks calls the file, for what is wrong with it
   * @param content of the file, at most {@link Wire#LONGEST_CONFIGURATION} characters; it may hold
   *     secrets
   */
  record CheckReload(String name, String content) implements ServerRequest {
    @Override
    public <R> R accept(CliToServer.Handler<R> handler) {
      return handler.checkReload(this);
    }

    @Override
    public String toString() {
      return "CheckReload[name=" + name + ", content=****]";
    }
  }

  /** [30] Package updates, run by run, in the output of what succeeded on a worker. */
  record FindUpdates(String worker, UpdateKind kind) implements ServerRequest {
    @Override
    public <R> R accept(CliToServer.Handler<R> handler) {
      return handler.findUpdates(this);
    }
  }
}
