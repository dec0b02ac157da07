package io.barto.cli.run;

import io.barto.cli.answer.Answer;
import io.barto.cli.argument.RunId;
import io.barto.cli.request.AnswerHandler;
import io.barto.cli.request.Console;
import io.barto.protocol.RunAnswer;
import io.barto.protocol.RunRequest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code barto-cli run show}. */
@Command(
    name = "show",
    description = "Show all that is known of a run",
    footerHeading = "%nExamples:%n",
    footer = {
      "  barto-cli run show fbc54bd3           the run whose id begins so",
      "  barto-cli run show fbc54bd3 --json"
    })
public final class RunShowCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      paramLabel = "<RUN>",
      converter = RunId.Converter.class,
      description = "The run's id, or the first digits of it, at least four")
  private String id = "";

  public RunShowCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    return console.list(new RunRequest.ShowRun(id), Handler::new, "no run " + id);
  }

  private static final class Handler extends AnswerHandler {
    private final Answer answer;

    Handler(Answer answer) {
      this.answer = answer;
    }

    @Override
    public Boolean runDetail(RunAnswer.RunDetail message) {
      answer.detail(RunSheets.DETAIL, message);
      if (!message.siblings().isEmpty()) {
        answer.heading("Other runs of the same fire");
        message.siblings().forEach(run -> answer.row(RunSheets.SIBLING, run));
      }
      if (!message.gaps().isEmpty()) {
        answer.heading("Missing in the output");
        message.gaps().forEach(gap -> answer.row(RunSheets.GAP, gap));
      }
      return true;
    }
  }
}
