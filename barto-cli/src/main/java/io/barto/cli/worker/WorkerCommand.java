package io.barto.cli.worker;

import io.barto.cli.answer.Answer;
import io.barto.cli.answer.Sheet;
import io.barto.cli.answer.Value;
import io.barto.cli.request.AnswerHandler;
import io.barto.cli.request.Console;
import io.barto.protocol.CliToServer;
import io.barto.protocol.ServerToCli;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code barto-cli worker}: a method a sub-command that only says yes; the others are added. */
@Command(
    name = "worker",
    description = "Show a worker, or tell the server what becomes of it",
    synopsisSubcommandLabel = "<COMMAND>")
public final class WorkerCommand implements Runnable {
  private static final Sheet<String> CONFIRMATION =
      Sheet.<String>of("confirmation")
          .text("text", "TEXT", Value::of)
          .asLine(text -> text.stripTrailing() + "\n");

  private final Console console;

  @Spec private @Nullable CommandSpec spec;

  public WorkerCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    if (spec != null) {
      throw new ParameterException(
          spec.commandLine(), "expected a command: show, retire or replace");
    }
  }

  @Command(
      name = "retire",
      description =
          "A worker will not come back: close its open runs, and what has come due for it since it"
              + " went",
      footerHeading = "%nExamples:%n",
      footer = "  barto-cli worker retire vader")
  int retire(
      @Parameters(paramLabel = "<WORKER>", description = "The worker, which is not connected")
          String name) {
    return confirm(new CliToServer.RetireWorker(name));
  }

  @Command(
      name = "replace",
      description =
          "Let a new instance in under a worker's name, in place of the one that the server knows;"
              + " within ten minutes",
      footerHeading = "%nExamples:%n",
      footer = "  barto-cli worker replace vader")
  int replace(@Parameters(paramLabel = "<WORKER>", description = "The worker") String name) {
    return confirm(new CliToServer.ReplaceWorker(name));
  }

  private int confirm(CliToServer request) {
    return console.list(request, Handler::new, "the server says nothing about it");
  }

  private static final class Handler extends AnswerHandler {
    private final Answer answer;

    Handler(Answer answer) {
      this.answer = answer;
    }

    @Override
    public Boolean text(ServerToCli.Text message) {
      answer.row(CONFIRMATION, message.text());
      return true;
    }
  }
}
