package io.barto.protocol;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the server answers to a person's program. In version 1 one message is the whole answer; in
 * version 2 an answer is any number of messages of its kind and then {@link Done} or {@link
 * Failure}.
 */
public sealed interface ServerToCli
    permits ServerToCli.Info,
        ServerToCli.InfoJson,
        ServerToCli.Updates,
        ServerToCli.Cleanup,
        ServerToCli.Query,
        ServerToCli.OutputList,
        ServerToCli.Failed,
        ServerToCli.CommandNames,
        ServerToCli.Cmd,
        ServerToCli.Failure,
        ServerToCli.Done,
        ServerToCli.Rows,
        ServerToCli.Text,
        RunAnswer,
        OutputAnswer,
        ServerAnswer,
        ReloadAnswer,
        WorkersAnswer {
  /** Handled so that a new message breaks the build wherever it is not. */
  <R> R accept(Handler<R> handler);

  /** One method a message. */
  interface Handler<R>
      extends RunAnswer.Handler<R>,
          OutputAnswer.Handler<R>,
          ServerAnswer.Handler<R>,
          ReloadAnswer.Handler<R>,
          WorkersAnswer.Handler<R> {
    R info(Info message);

    R infoJson(InfoJson message);

    R updates(Updates message);

    R cleanup(Cleanup message);

    R query(Query message);

    R list(OutputList message);

    R failed(Failed message);

    R listCommands(CommandNames message);

    R cmd(Cmd message);

    R failure(Failure message);

    R done(Done message);

    R rows(Rows message);

    R text(Text message);
  }

  /** One fact of {@link Info}. */
  record Variable(String category, String label, String value) {}

  /** [0] Facts about the server program. Prefix and suffix of version 1 are always absent. */
  record Info(List<Variable> variables) implements ServerToCli {
    public Info {
      variables = List.copyOf(variables);
    }

    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.info(this);
    }
  }

  /** [1] The same as JSON text. */
  record InfoJson(String json) implements ServerToCli {
    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.infoJson(this);
    }
  }

  /** What {@link Updates} found, by package manager. */
  sealed interface Found {}

  /** One package of a garuda-update table. */
  record GarudaPackage(
      String channel,
      String name,
      String oldVersion,
      String newVersion,
      String sizeChange,
      String downloadSize) {}

  /** What garuda-update listed. */
  record GarudaFound(List<GarudaPackage> packages) implements Found {
    public GarudaFound {
      packages = List.copyOf(packages);
    }
  }

  /**
   * What pacman listed; sizes in MiB.
   *
   * @param kind {@link UpdateKind#PACMAN} or {@link UpdateKind#CACHYOS}
   */
  record PacmanFound(
      UpdateKind kind,
      long count,
      List<String> packages,
      double installSize,
      double netSize,
      double downloadSize)
      implements Found {
    public PacmanFound {
      if (kind != UpdateKind.PACMAN && kind != UpdateKind.CACHYOS) {
        throw new IllegalArgumentException(kind + " has a form of its own");
      }
      packages = List.copyOf(packages);
    }
  }

  /** What apt listed. */
  record AptFound(List<String> packages) implements Found {
    public AptFound {
      packages = List.copyOf(packages);
    }
  }

  /** [2] Package updates. */
  record Updates(Found found) implements ServerToCli {
    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.updates(this);
    }
  }

  /** [3] How much a cleanup deleted, and how many workers it signalled. */
  record Cleanup(long outputRows, long exitStatusRows, long workers) implements ServerToCli {
    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.cleanup(this);
    }
  }

  /** [5] Version 1: rows of a query by number from 0, each by column. */
  record Query(Map<Long, Map<String, String>> rows) implements ServerToCli {
    public Query {
      rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
    }

    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.query(this);
    }
  }

  /** One output line of a finished run; a run without output has one item without data. */
  record OutputItem(
      @Nullable String timestamp, @Nullable String data, int exitCode, boolean success) {}

  /** [6] Output of one command name on one worker. */
  record OutputList(List<OutputItem> items) implements ServerToCli {
    public OutputList {
      items = List.copyOf(items);
    }

    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.list(this);
    }
  }

  /** One output line of a failed run. */
  record FailedItem(
      @Nullable String timestamp,
      @Nullable String worker,
      @Nullable String commandName,
      @Nullable String data,
      int exitCode,
      boolean success) {}

  /** [7] Output of failed runs. */
  record Failed(List<FailedItem> items) implements ServerToCli {
    public Failed {
      items = List.copyOf(items);
    }

    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.failed(this);
    }
  }

  /** [8] The command names of one worker. */
  record CommandNames(List<String> names) implements ServerToCli {
    public CommandNames {
      names = List.copyOf(names);
    }

    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.listCommands(this);
    }
  }

  /** [9] Output of one command name by worker. */
  record Cmd(Map<String, List<OutputItem>> items) implements ServerToCli {
    public Cmd {
      var copy = new LinkedHashMap<String, List<OutputItem>>();
      items.forEach((worker, list) -> copy.put(worker, List.copyOf(list)));
      items = Collections.unmodifiableMap(copy);
    }

    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.cmd(this);
    }
  }

  /** [16] The request was refused or failed; ends the answer. */
  record Failure(ErrorCode code, String text) implements ServerToCli {
    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.failure(this);
    }
  }

  /** [17] The answer is complete; how many items it had. */
  record Done(long items) implements ServerToCli {
    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.done(this);
    }
  }

  /** [18] Rows of a query in order; a null is an SQL NULL. Every part names the columns. */
  record Rows(List<String> columns, List<List<@Nullable String>> rows) implements ServerToCli {
    public Rows {
      columns = List.copyOf(columns);
      var copy = new ArrayList<List<@Nullable String>>(rows.size());
      for (List<@Nullable String> row : rows) {
        copy.add(Collections.unmodifiableList(new ArrayList<>(row)));
      }
      rows = Collections.unmodifiableList(copy);
    }

    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.rows(this);
    }
  }

  /** An instant at which a schedule is due. */
  record FireTime(String worker, String schedule, Instant nominal) {}

  /** [21] A confirmation, for people; one line or several. */
  record Text(String text) implements ServerToCli {
    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.text(this);
    }
  }
}
