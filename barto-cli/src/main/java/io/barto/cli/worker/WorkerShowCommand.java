package io.barto.cli.worker;

import io.barto.cli.answer.Answer;
import io.barto.cli.request.AnswerHandler;
import io.barto.cli.request.Console;
import io.barto.cli.run.RunSheets;
import io.barto.protocol.ServerAnswer;
import io.barto.protocol.ServerRequest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code barto-cli worker show}. */
@Command(
    name = "show",
    description = "Show all that the server knows of a worker",
    footerHeading = "%nExamples:%n",
    footer = {"  barto-cli worker show vader", "  barto-cli worker show vader --json"})
public final class WorkerShowCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "<WORKER>", description = "The worker's name")
  private String name = "";

  public WorkerShowCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    return console.list(new ServerRequest.ShowWorker(name), Handler::new, "no worker " + name);
  }

  private static final class Handler extends AnswerHandler {
    private final Answer answer;

    Handler(Answer answer) {
      this.answer = answer;
    }

    @Override
    public Boolean workerDetail(ServerAnswer.WorkerDetail message) {
      answer.detail(WorkerSheets.WORKER, message);
      if (!message.running().isEmpty()) {
        answer.heading("Not ended");
        message.running().forEach(run -> answer.row(RunSheets.RUN, run));
      }
      if (!message.due().isEmpty()) {
        answer.heading("Due next");
        message.due().forEach(fire -> answer.row(WorkerSheets.DUE, fire));
      }
      if (!message.dropped().isEmpty()) {
        answer.heading("Dropped messages");
        message.dropped().forEach(one -> answer.row(ClientSheets.DROPPED, one));
      }
      past(message);
      return true;
    }

    private void past(ServerAnswer.WorkerDetail message) {
      if (!message.absences().isEmpty()) {
        answer.heading("Was away");
        message.absences().forEach(one -> answer.row(WorkerSheets.ABSENCE, one));
      }
      if (!message.unfired().isEmpty()) {
        answer.heading("Came due and did not run");
        message.unfired().forEach(one -> answer.row(WorkerSheets.UNFIRED, one));
      }
    }
  }
}
