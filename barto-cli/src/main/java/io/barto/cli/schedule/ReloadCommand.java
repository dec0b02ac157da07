package io.barto.cli.schedule;

import io.barto.cli.answer.Answer;
import io.barto.cli.request.AnswerHandler;
import io.barto.cli.request.Console;
import io.barto.cli.terminal.DisplayOptions.Form;
import io.barto.protocol.CliToServer;
import io.barto.protocol.ServerToCli;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code barto-cli reload}. */
@Command(
    name = "reload",
    description = "Let the server read the schedules of its bartos.toml again",
    footerHeading = "%nExamples:%n",
    footer = {
      "  barto-cli reload --dry-run   what would change, and which fires appear and vanish",
      "  barto-cli reload"
    })
public final class ReloadCommand implements Callable<Integer> {
  private final Console console;

  @Option(names = "--dry-run", description = "Only say what would change")
  private boolean dryRun;

  public ReloadCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    boolean people = console.display().form() == Form.TABLE;
    return console.list(
        new CliToServer.Reload(dryRun),
        answer -> new Handler(console, answer, people),
        "the server says nothing about it");
  }

  private static final class Handler extends AnswerHandler {
    private final Console console;
    private final Answer answer;
    private final boolean people;

    Handler(Console console, Answer answer, boolean people) {
      this.console = console;
      this.answer = answer;
      this.people = people;
    }

    @Override
    public Boolean reloadReport(ServerToCli.ReloadReport message) {
      if (people) {
        new ReloadWords(console.times(), answer::note).print(message);
      } else {
        ReloadSheets.show(message, answer);
      }
      return true;
    }
  }
}
