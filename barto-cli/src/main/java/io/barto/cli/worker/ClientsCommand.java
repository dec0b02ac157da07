package io.barto.cli.worker;

import io.barto.cli.answer.Answer;
import io.barto.cli.request.AnswerHandler;
import io.barto.cli.request.Console;
import io.barto.protocol.CliToServer;
import io.barto.protocol.ServerToCli;
import io.barto.protocol.WorkersAnswer;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code barto-cli clients}. */
@Command(
    name = "clients",
    description = "List the workers that are connected now, and those that are away",
    footerHeading = "%nExamples:%n",
    footer = {
      "  barto-cli clients",
      "  barto-cli clients --versions",
      "  barto-cli clients --json | jq -r 'select(.kind == \"absent_client\") | .worker'"
    })
public final class ClientsCommand implements Callable<Integer> {
  private final Console console;

  @Option(names = "--versions", description = "Show only which version each has")
  private boolean versions;

  public ClientsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    return console.list(
        versions ? new CliToServer.ClientVersions() : new CliToServer.Clients(),
        Handler::new,
        "no worker is connected",
        versions ? ClientSheets.VERSION : ClientSheets.CONNECTED);
  }

  private static final class Handler extends AnswerHandler {
    private final Answer answer;
    private final Map<String, Long> clocks = new TreeMap<>();

    Handler(Answer answer) {
      this.answer = answer;
    }

    @Override
    public Boolean clocks(WorkersAnswer.Clocks message) {
      message
          .offsets()
          .forEach(one -> clocks.put(one.worker(), one.ahead() ? one.millis() : -one.millis()));
      return true;
    }

    @Override
    public Boolean clients(WorkersAnswer.Clients message) {
      message.clients().values().stream()
          .sorted(Comparator.comparing(WorkersAnswer.Client::name))
          .map(one -> new ClientSheets.ConnectedWorker(one, clocks.get(one.name())))
          .forEach(one -> answer.row(ClientSheets.CONNECTED, one));
      clocks.forEach(this::warn);
      return true;
    }

    private void warn(String worker, long ahead) {
      if (ClientSheets.isOff(ahead)) {
        answer.note(
            "warning: the clock of "
                + worker
                + " is "
                + ClientSheets.seconds(ahead)
                + (ahead > 0 ? " ahead of" : " behind")
                + " the server's; set both by NTP");
      }
    }

    @Override
    public Boolean text(ServerToCli.Text message) {
      message.text().lines().forEach(answer::note);
      return true;
    }

    @Override
    public Boolean absent(WorkersAnswer.Absent message) {
      answer.heading("Away");
      message.workers().forEach(one -> answer.row(ClientSheets.ABSENT, one));
      return true;
    }

    @Override
    public Boolean dropped(WorkersAnswer.Dropped message) {
      answer.heading("Dropped messages");
      message.messages().forEach(one -> answer.row(ClientSheets.DROPPED, one));
      return true;
    }

    @Override
    public Boolean clientVersions(WorkersAnswer.ClientVersions message) {
      message.versions().entrySet().forEach(one -> answer.row(ClientSheets.VERSION, one));
      return true;
    }
  }
}
