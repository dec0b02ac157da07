package io.barto.cli.output;

import io.barto.cli.answer.Answer;
import io.barto.cli.request.AnswerHandler;
import io.barto.cli.request.Console;
import io.barto.protocol.CliToServer;
import io.barto.protocol.ServerToCli;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code barto-cli list}. */
@Command(
    name = "list",
    description = "Show the output of a command on one worker",
    footerHeading = "%nExamples:%n",
    footer = {
      "  barto-cli list -n vader            the names of the commands that ran there",
      "  barto-cli list -n vader -c backup  what they wrote, and how they ended"
    })
public final class ListCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = {"-n", "--name"},
      required = true,
      paramLabel = "<NAME>",
      description = "The worker")
  private String name = "";

  @Option(
      names = {"-c", "--cmd-name-opt"},
      paramLabel = "<CMD_NAME>",
      description = "The command's name; without it, the names that the worker has")
  private @Nullable String command;

  public ListCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    return command == null
        ? console.list(
            new CliToServer.ListCommands(name),
            Names::new,
            "no commands known of " + name,
            Recorded.COMMAND_NAME)
        : console.list(
            new CliToServer.ListOutput(name, command),
            Lines::new,
            "no runs of " + command + " on " + name,
            Recorded.LIST);
  }

  private static final class Names extends AnswerHandler {
    private final Answer answer;

    Names(Answer answer) {
      this.answer = answer;
    }

    @Override
    public Boolean listCommands(ServerToCli.CommandNames message) {
      message.names().forEach(name -> answer.row(Recorded.COMMAND_NAME, name));
      return true;
    }
  }

  private static final class Lines extends AnswerHandler {
    private final Answer answer;

    Lines(Answer answer) {
      this.answer = answer;
    }

    @Override
    public Boolean list(ServerToCli.OutputList message) {
      message.items().forEach(item -> answer.row(Recorded.LIST, Recorded.of(null, item)));
      return true;
    }
  }
}
