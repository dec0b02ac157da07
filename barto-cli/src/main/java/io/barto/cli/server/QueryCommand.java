package io.barto.cli.server;

import io.barto.cli.answer.Answer;
import io.barto.cli.argument.WrongUsage;
import io.barto.cli.request.Console;
import io.barto.protocol.CliToServer;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code barto-cli query}. */
@Command(
    name = "query",
    description = "Let the server run a query in SQL, and show its rows",
    footerHeading = "%nExamples:%n",
    footer = {
      "  barto-cli query -q \"SELECT * FROM schedule_history WHERE worker = 'vader'\"",
      "  barto-cli query -q 'SELECT * FROM exit_status' --csv > exit_status.csv",
      "  barto-cli query -q 'SELECT * FROM output LIMIT 3' --vertical"
    })
public final class QueryCommand implements Callable<Integer> {
  private final Console console;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = {"-q", "--query"},
      required = true,
      paramLabel = "<QUERY>",
      description = "The query")
  private String sql = "";

  @Option(
      names = "--vertical",
      description =
          "Show each row as lines of column and value, as on a terminal where rows are too wide")
  private boolean vertical;

  public QueryCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (sql.isBlank()) {
      throw new WrongUsage(
          spec, "--query is empty; expected SQL such as \"SELECT * FROM run LIMIT 3\"");
    }
    return console.list(new CliToServer.Query(sql), this::handler, "the query found no rows");
  }

  private QueryRows handler(Answer answer) {
    if (!console.isForPeople()) {
      return new QueryRows(answer, false, 0);
    }
    boolean terminal = console.surroundings().terminal();
    int width = terminal ? console.display().screen(console.surroundings()).width() : 0;
    return new QueryRows(answer, vertical, width);
  }
}
