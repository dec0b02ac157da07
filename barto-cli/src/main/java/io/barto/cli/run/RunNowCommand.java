package io.barto.cli.run;

import static java.util.Objects.requireNonNull;

import io.barto.cli.answer.Answer;
import io.barto.cli.argument.ScheduleName;
import io.barto.cli.connection.RequestException;
import io.barto.cli.output.LinePrinter;
import io.barto.cli.request.Console;
import io.barto.cli.request.Server;
import io.barto.cli.terminal.DisplayOptions.Form;
import io.barto.cli.terminal.Farewell;
import io.barto.program.ExitCode;
import io.barto.protocol.RunAnswer;
import io.barto.protocol.RunAnswer.RunItem;
import io.barto.protocol.RunAnswer.State;
import io.barto.protocol.RunRequest;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code barto-cli run now}. */
@Command(
    name = "now",
    description = {
      "Run a schedule's commands now, whatever its calendar says",
      "With --wait, it ends with the exit code of the first command that failed; with --json, the"
          + " last object of each run says how it ended."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  barto-cli run now vader/backup          say that it is to run, and go",
      "  barto-cli run now vader/backup --wait   show its output, end with its exit code"
    })
public final class RunNowCommand implements Callable<Integer> {
  private final Console console;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "<WORKER/SCHEDULE>", description = "What to run")
  private String whose = "";

  @Option(
      names = {"-W", "--wait"},
      description = "Show the output as it is written, and end with the exit code")
  private boolean wait;

  public RunNowCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    ScheduleName name = ScheduleName.whole(whose, spec);
    var request =
        new RunRequest.RunNow(requireNonNull(name.worker()), requireNonNull(name.schedule()), wait);
    return wait
        ? console.followQuietly((server, answer) -> awaited(server, request, new Handler(answer)))
        : console.follow((server, answer) -> asked(server, request, new Handler(answer)));
  }

  private int awaited(Server server, RunRequest.RunNow request, Handler handler)
      throws RequestException {
    server.follow();
    Farewell farewell = Farewell.unlessClosed(handler::interrupted);
    try {
      return asked(server, request, handler);
    } finally {
      farewell.close();
    }
  }

  private static int asked(Server server, RunRequest.RunNow request, Handler handler)
      throws RequestException {
    server.ask(request, handler);
    return handler.exitCode;
  }

  /** Shows what comes: lines for people to standard output, how it ended beside it. */
  private final class Handler extends LinePrinter {
    private final Answer answer;

    /** Read as Ctrl-C ends this program, too. */
    private final List<UUID> started = new CopyOnWriteArrayList<>();

    private int exitCode = ExitCode.DONE;

    Handler(Answer answer) {
      super(console, answer, false, false);
      this.answer = answer;
    }

    @Override
    public Boolean runStarted(RunAnswer.RunStarted message) {
      started.addAll(message.runs());
      if (wait) {
        message.runs().forEach(run -> console.warn("started run " + run));
      }
      if (!wait || console.display().form() == Form.JSON) {
        message.runs().forEach(run -> answer.row(RunSheets.STARTED, run));
      }
      return true;
    }

    private void interrupted() {
      console.farewell("Interrupted. " + whenCutOff(true));
    }

    @Override
    protected boolean hasBegun(boolean shown) {
      return shown || !started.isEmpty();
    }

    @Override
    protected String whenCutOff(boolean begun) {
      if (started.isEmpty()) {
        return "Whether it was started can't be told; barto-cli runs " + whose + " will.";
      }
      return started.stream()
          .map(
              run ->
                  "The run goes on, on its worker.\nfollow it: barto-cli tail -f "
                      + run
                      + "\nits end:   barto-cli run show "
                      + run)
          .collect(Collectors.joining("\n"));
    }

    @Override
    public Boolean runDetail(RunAnswer.RunDetail message) {
      RunItem run = message.item();
      if (exitCode == ExitCode.DONE) {
        exitCode = exitCode(run);
      }
      started.remove(run.run());
      answer.flush();
      if (!console.isForPeople()) {
        answer.row(RunSheets.ENDED, run);
      }
      console.warn(ended(run));
      return true;
    }

    /** How the run ends is waited for, whoever reads its output. */
    @Override
    protected boolean endsWithItsReader() {
      return !wait;
    }

    /** A process ends with a byte: where nothing is left of the code, it is not that of success. */
    private int exitCode(RunItem run) {
      @Nullable Integer code = run.exitCode();
      int seen = code == null ? 0 : code & 0xFF;
      boolean good = run.state() == State.SUCCEEDED && (code == null || code == 0);
      return seen == 0 && !good ? ExitCode.FAILED : seen;
    }

    private String ended(RunItem run) {
      String code = run.exitCode() == null ? "" : " with exit code " + run.exitCode();
      String why = run.reason().isEmpty() ? "" : ": " + run.reason();
      return "run " + run.run() + " " + RunSheets.lower(run.state()).replace('_', ' ') + code + why;
    }
  }
}
