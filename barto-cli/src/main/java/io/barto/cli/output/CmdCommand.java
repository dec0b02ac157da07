package io.barto.cli.output;

import io.barto.cli.answer.Answer;
import io.barto.cli.request.AnswerHandler;
import io.barto.cli.request.Console;
import io.barto.protocol.CliToServer;
import io.barto.protocol.ServerToCli;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code barto-cli cmd}. */
@Command(
    name = "cmd",
    description = "Show the output of a command on every worker",
    footerHeading = "%nExamples:%n",
    footer = {"  barto-cli cmd backup", "  barto-cli cmd backup --csv > backup.csv"})
public final class CmdCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "<CMD_NAME>", description = "The command's name")
  private String command = "";

  public CmdCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    return console.list(
        new CliToServer.Cmd(command),
        Lines::new,
        "no runs of " + command + " on any worker",
        Recorded.CMD);
  }

  private static final class Lines extends AnswerHandler {
    private final Answer answer;

    Lines(Answer answer) {
      this.answer = answer;
    }

    @Override
    public Boolean cmd(ServerToCli.Cmd message) {
      message
          .items()
          .forEach(
              (worker, items) ->
                  items.forEach(item -> answer.row(Recorded.CMD, Recorded.of(worker, item))));
      return true;
    }
  }
}
