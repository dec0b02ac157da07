package io.barto.cli;

import io.barto.cli.connection.RequestException;
import io.barto.cli.table.Cell;
import io.barto.cli.table.Column;
import io.barto.cli.table.Screen;
import io.barto.cli.table.Table;
import io.barto.program.ExitCode;
import io.barto.protocol.ErrorCode;
import io.barto.protocol.ServerToCli;
import io.barto.protocol.ServerToCli.ClockOffset;
import io.barto.protocol.ServerToCli.Variable;
import io.barto.protocol.Wire;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Shows the messages of one answer as they come. Each is shown for what it is, whatever was asked;
 * the handler's result says whether another may follow.
 */
final class AnswerPrinter implements ServerToCli.Handler<Boolean>, NewAnswers<Boolean> {
  private final Screen screen;
  private final AnswerTables tables;
  private final UpdatesPrinter updates;
  private @Nullable Table table;
  private ServerToCli.@Nullable Failure failure;
  private boolean empty = true;
  private boolean open;
  private final Map<String, ClockOffset> clocks = new TreeMap<>();

  AnswerPrinter(Screen screen, AnswerTables tables) {
    this.screen = screen;
    this.tables = tables;
    this.updates = new UpdatesPrinter(screen);
  }

  /**
   * The answer is complete.
   *
   * @return whether it had anything in it
   * @throws RequestException if it ended in a failure
   */
  boolean end() throws RequestException {
    flush();
    if (failure != null) {
      boolean forbidden = failure.code() == ErrorCode.NOT_ALLOWED;
      throw new RequestException(
          forbidden ? ExitCode.NOT_ALLOWED : ExitCode.FAILED, failure.text());
    }
    return !empty;
  }

  /** Whether the server said that it serves whoever reaches it. */
  boolean foundItOpen() {
    return open;
  }

  /** Shows what has come but waited for more. */
  void flush() {
    if (table != null) {
      table.end();
    }
  }

  private void row(List<Column> columns, List<Cell> cells) {
    if (table == null) {
      table = new Table(screen, columns);
    }
    table.row(cells);
    empty = false;
  }

  private void line(String text) {
    screen.line(text);
    empty = false;
  }

  @Override
  public Boolean info(ServerToCli.Info message) {
    int width =
        message.variables().stream().mapToInt(v -> v.label().strip().length()).max().orElse(0);
    String category = "";
    for (Variable variable : message.variables()) {
      open |= variable.value().equals(Wire.OPEN_TO_ALL);
      if (!variable.category().equals(category)) {
        category = variable.category();
        screen.heading(category);
      }
      String label = variable.label().strip();
      line("  " + label + " ".repeat(width - label.length() + 2) + variable.value());
    }
    return true;
  }

  @Override
  public Boolean infoJson(ServerToCli.InfoJson message) {
    open |= message.json().contains(Wire.OPEN_TO_ALL);
    message.json().lines().forEach(this::line);
    return true;
  }

  @Override
  public Boolean updates(ServerToCli.Updates message) {
    empty &= !updates.print(message.found());
    return true;
  }

  @Override
  public Boolean cleanup(ServerToCli.Cleanup message) {
    line(
        "deleted "
            + Counted.of(message.outputRows(), "line of output", "lines of output")
            + " and "
            + Counted.of(message.exitStatusRows(), "exit status", "exit statuses")
            + "; told "
            + Counted.of(message.workers(), "worker", "workers"));
    return true;
  }

  @Override
  public Boolean clients(ServerToCli.Clients message) {
    message.clients().values().stream()
        .sorted(Comparator.comparing(ServerToCli.Client::name))
        .forEach(
            client ->
                row(AnswerTables.CLIENTS, AnswerTables.client(client, clocks.get(client.name()))));
    clocks.values().stream().filter(AnswerTables::isOff).forEach(this::warn);
    return true;
  }

  private void warn(ClockOffset offset) {
    nextTable();
    line(
        "warning: the clock of "
            + offset.worker()
            + " is "
            + AnswerTables.seconds(offset)
            + (offset.ahead() ? " ahead of" : " behind")
            + " the server's; set both by NTP");
  }

  @Override
  public Boolean clocks(ServerToCli.Clocks message) {
    message.offsets().forEach(offset -> clocks.put(offset.worker(), offset));
    return true;
  }

  @Override
  public Boolean absent(ServerToCli.Absent message) {
    nextTable();
    screen.heading("Away");
    message.workers().forEach(one -> row(tables.absent(), tables.absent(one)));
    nextTable();
    return true;
  }

  @Override
  public Boolean reloadReport(ServerToCli.ReloadReport message) {
    new ReloadPrinter(tables.times(), this::line).print(message);
    return true;
  }

  @Override
  public Boolean text(ServerToCli.Text message) {
    message.text().lines().forEach(this::line);
    return true;
  }

  private void nextTable() {
    flush();
    table = null;
  }

  @Override
  public Boolean dropped(ServerToCli.Dropped message) {
    nextTable();
    screen.heading("Dropped messages");
    message.messages().forEach(one -> row(AnswerTables.DROPPED, AnswerTables.dropped(one)));
    return true;
  }

  @Override
  public Boolean query(ServerToCli.Query message) {
    Set<String> names = new LinkedHashSet<>();
    message.rows().values().forEach(row -> names.addAll(row.keySet()));
    List<Column> columns = names.stream().map(Column::text).toList();
    for (Map<String, String> row : message.rows().values()) {
      row(columns, names.stream().map(name -> sqlCell(row.get(name))).toList());
    }
    return true;
  }

  @Override
  public Boolean rows(ServerToCli.Rows message) {
    List<Column> columns = message.columns().stream().map(Column::text).toList();
    for (List<@Nullable String> cells : message.rows()) {
      row(columns, cells.stream().map(AnswerPrinter::sqlCell).toList());
    }
    return true;
  }

  private static Cell sqlCell(@Nullable String value) {
    return value == null ? Cell.faint("NULL") : Cell.of(value);
  }

  @Override
  public Boolean list(ServerToCli.OutputList message) {
    message.items().forEach(item -> row(tables.list(), tables.list(item)));
    return true;
  }

  @Override
  public Boolean failed(ServerToCli.Failed message) {
    message.items().forEach(item -> row(tables.failed(), tables.failed(item)));
    return true;
  }

  @Override
  public Boolean cmd(ServerToCli.Cmd message) {
    message
        .items()
        .forEach(
            (worker, items) -> items.forEach(item -> row(tables.cmd(), tables.cmd(worker, item))));
    return true;
  }

  @Override
  public Boolean listCommands(ServerToCli.CommandNames message) {
    message.names().forEach(this::line);
    return true;
  }

  @Override
  public Boolean clientVersions(ServerToCli.ClientVersions message) {
    List<Column> columns = List.of(Column.whole("WORKER"), Column.text("VERSION"));
    message
        .versions()
        .forEach((worker, version) -> row(columns, List.of(Cell.of(worker), Cell.of(version))));
    return true;
  }

  @Override
  public Boolean failure(ServerToCli.Failure message) {
    failure = message;
    return false;
  }

  @Override
  public Boolean done(ServerToCli.Done message) {
    return false;
  }
}
