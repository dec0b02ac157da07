package io.barto.cli.output;

import io.barto.cli.answer.Answer;
import io.barto.cli.request.AnswerHandler;
import io.barto.cli.request.Console;
import io.barto.protocol.CliToServer;
import io.barto.protocol.ServerToCli;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code barto-cli failed}. */
@Command(
    name = "failed",
    description = "Show the runs that failed, with their output",
    footerHeading = "%nExamples:%n",
    footer = {
      "  barto-cli failed",
      "  barto-cli runs --state failed --since today   the runs alone"
    })
public final class FailedCommand implements Callable<Integer> {
  private final Console console;

  public FailedCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    return console.list(new CliToServer.Failed(), Lines::new, "no failed runs", Recorded.FAILED);
  }

  private static final class Lines extends AnswerHandler {
    private final Answer answer;

    Lines(Answer answer) {
      this.answer = answer;
    }

    @Override
    public Boolean failed(ServerToCli.Failed message) {
      message.items().forEach(item -> answer.row(Recorded.FAILED, Recorded.of(item)));
      return true;
    }
  }
}
