package io.barto.cli.server;

import io.barto.cli.answer.Answer;
import io.barto.cli.answer.Sheet;
import io.barto.cli.answer.Value;
import io.barto.cli.request.AnswerHandler;
import io.barto.cli.request.Console;
import io.barto.protocol.CliToServer;
import io.barto.protocol.ServerToCli;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code barto-cli query}. */
@Command(
    name = "query",
    description = "Let the server run a query in SQL, and show its rows",
    footerHeading = "%nExamples:%n",
    footer = {
      "  barto-cli query -q \"SELECT * FROM schedule_history WHERE worker = 'vader'\"",
      "  barto-cli query -q 'SELECT * FROM exit_status' --csv > exit_status.csv"
    })
public final class QueryCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = {"-q", "--query"},
      required = true,
      paramLabel = "<QUERY>",
      description = "The query")
  private String sql = "";

  public QueryCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    return console.list(new CliToServer.Query(sql), Handler::new, "the query found no rows");
  }

  private static final class Handler extends AnswerHandler {
    private final Answer answer;
    private @Nullable Sheet<List<@Nullable String>> sheet;

    Handler(Answer answer) {
      this.answer = answer;
    }

    @Override
    public Boolean rows(ServerToCli.Rows message) {
      message.rows().forEach(row -> show(message.columns(), row));
      return true;
    }

    /** Version 1 tells neither the order of columns nor NULL. */
    @Override
    public Boolean query(ServerToCli.Query message) {
      Set<String> names = new LinkedHashSet<>();
      message.rows().values().forEach(row -> names.addAll(row.keySet()));
      for (Map<String, String> row : message.rows().values()) {
        List<@Nullable String> cells = new ArrayList<>();
        names.forEach(name -> cells.add(row.get(name)));
        show(List.copyOf(names), cells);
      }
      return true;
    }

    private void show(List<String> columns, List<@Nullable String> row) {
      if (sheet == null) {
        sheet = sheet(columns);
      }
      answer.row(sheet, row);
    }

    private static Sheet<List<@Nullable String>> sheet(List<String> columns) {
      Sheet<List<@Nullable String>> sheet = Sheet.of("");
      for (int i = 0; i < columns.size(); i++) {
        int at = i;
        sheet = sheet.text(columns.get(i), columns.get(i), row -> cell(row.get(at)));
      }
      return sheet;
    }

    private static Value cell(@Nullable String value) {
      return value == null ? Value.none("NULL") : Value.of(value);
    }
  }
}
