package io.barto.cli.worker;

import io.barto.cli.answer.Answer;
import io.barto.cli.answer.Sheet;
import io.barto.cli.answer.Times;
import io.barto.cli.answer.Value;
import io.barto.cli.argument.WrongUsage;
import io.barto.cli.connection.RequestException;
import io.barto.cli.request.AnswerHandler;
import io.barto.cli.request.Console;
import io.barto.program.ExitCode;
import io.barto.protocol.CliToServer;
import io.barto.protocol.ServerAnswer;
import io.barto.protocol.ServerRequest;
import io.barto.protocol.ServerToCli;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code barto-cli worker}: a method a sub-command that only says yes; the others are added. */
@Command(
    name = "worker",
    description = "Show a worker, or tell the server what becomes of it",
    synopsisSubcommandLabel = "<COMMAND>",
    footerHeading = "%nExamples:%n",
    footer = {"  barto-cli worker show vader", "  barto-cli worker retire vader"})
public final class WorkerCommand implements Runnable {
  private static final Sheet<String> CONFIRMATION =
      Sheet.<String>of("confirmation").text("text", "TEXT", Value::of);

  private static final Pattern TIME =
      Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9.]+)?Z");

  private final Console console;

  @Spec private @Nullable CommandSpec spec;

  public WorkerCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    throw new WrongUsage(spec, "expected a command: show, retire or replace");
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
    return confirm(name, true, new CliToServer.RetireWorker(name));
  }

  @Command(
      name = "replace",
      description =
          "Let a new instance in under a worker's name, in place of the one that the server knows;"
              + " within ten minutes",
      footerHeading = "%nExamples:%n",
      footer = "  barto-cli worker replace vader")
  int replace(
      @Parameters(paramLabel = "<WORKER>", description = "The worker") String name,
      @Option(names = "--yes", description = "Also of a worker that is connected now")
          boolean yes) {
    return confirm(name, yes, new CliToServer.ReplaceWorker(name));
  }

  /** Looks first who is meant: a slip of the name is told by that, too. */
  private int confirm(String name, boolean evenConnected, CliToServer request) {
    return console.ask(
        (server, answer) -> {
          var who = new Who();
          server.ask(new ServerRequest.ShowWorker(name), who);
          if (who.connected && !evenConnected) {
            throw new RequestException(
                ExitCode.FAILED,
                "the worker `"
                    + name
                    + "` is connected: its place is taken, and not by a dead one."
                    + "\nGive --yes where another is to have it all the same");
          }
          server.ask(request, new Handler(answer));
          return ExitCode.DONE;
        });
  }

  /** Times in what the server says are shown as everywhere. */
  private String inWords(String text) {
    Times times = console.times();
    return TIME.matcher(text)
        .replaceAll(
            time -> Matcher.quoteReplacement(times.showWithDistance(Instant.parse(time.group()))))
        .stripTrailing();
  }

  private static final class Who extends AnswerHandler {
    private boolean connected;

    @Override
    public Boolean workerDetail(ServerAnswer.WorkerDetail message) {
      connected = message.presence().connected();
      return true;
    }
  }

  private final class Handler extends AnswerHandler {
    private final Answer answer;

    Handler(Answer answer) {
      this.answer = answer;
    }

    @Override
    public Boolean text(ServerToCli.Text message) {
      if (console.isForPeople()) {
        answer.note(inWords(message.text()));
      } else {
        answer.row(CONFIRMATION, message.text());
      }
      return true;
    }
  }
}
