package io.barto.cli.server;

import io.barto.cli.answer.Sheet;
import io.barto.cli.connection.RequestException;
import io.barto.cli.request.AnswerHandler;
import io.barto.cli.request.Console;
import io.barto.cli.request.Server;
import io.barto.cli.terminal.DisplayOptions.Form;
import io.barto.program.ExitCode;
import io.barto.program.ProgramVersion;
import io.barto.protocol.ServerAnswer;
import io.barto.protocol.ServerRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** {@code barto-cli doctor}. */
@Command(
    name = "doctor",
    description = {
      "Look for what is wrong: configuration, connection, versions, clocks, certificates, rights",
      "Each finding comes with what to do. Ends with 0 where nothing has failed."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  barto-cli doctor", "  barto-cli doctor --json | jq 'select(.verdict != \"ok\")'"})
public final class DoctorCommand implements Callable<Integer> {
  private final Console console;

  public DoctorCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Form form = console.display().form();
    return console.ask(
        (server, answer) -> {
          Sheet<Check> sheet =
              form == Form.TABLE ? Check.SHEET.asLine(Check::inWords) : Check.SHEET;
          answer.row(sheet, Check.ok("connection", "the server was reached"));
          if (!server.speaksVersion2()) {
            answer.row(sheet, old());
            return ExitCode.DONE;
          }
          List<Check> checks = checks(server);
          checks.forEach(check -> answer.row(sheet, check));
          boolean failed = checks.stream().anyMatch(one -> one.verdict() == Check.Verdict.FAILED);
          return failed ? ExitCode.FAILED : ExitCode.DONE;
        });
  }

  private static Check old() {
    return Check.warning(
        "versions",
        "the server speaks version 1 of the wire only, and can't be asked for more",
        "install bartos 2.0 or later there");
  }

  private List<Check> checks(Server server) throws RequestException {
    Clock clock = console.surroundings().clock();
    Instant asked = clock.instant();
    var handler = new Handler();
    server.ask(new ServerRequest.ServerState(), handler);
    Instant told = clock.instant();
    ServerAnswer.@Nullable ServerState state = handler.state;
    if (state == null) {
      throw new RequestException(ExitCode.FAILED, "the server says nothing of its state");
    }
    String version = ProgramVersion.current().version();
    return new StateChecks(state, version, Duration.between(asked, told), told, console.times())
        .all();
  }

  private static final class Handler extends AnswerHandler {
    private ServerAnswer.@Nullable ServerState state;

    @Override
    public Boolean serverState(ServerAnswer.ServerState message) {
      state = message;
      return true;
    }
  }
}
