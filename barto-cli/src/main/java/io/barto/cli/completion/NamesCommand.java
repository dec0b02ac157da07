package io.barto.cli.completion;

import io.barto.cli.connection.RequestException;
import io.barto.cli.request.AnswerHandler;
import io.barto.cli.request.Console;
import io.barto.cli.request.Server;
import io.barto.program.ExitCode;
import io.barto.protocol.CliToServer;
import io.barto.protocol.RunAnswer;
import io.barto.protocol.RunRequest;
import io.barto.protocol.WorkersAnswer;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * {@code barto-cli __names}: what the scripts ask. Says nothing where the server can't be reached,
 * or takes long: people are typing.
 */
@Command(name = "__names", hidden = true, description = "Names that the server knows")
public final class NamesCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final Console console;

  @Parameters(paramLabel = "workers|schedules|targets")
  private Kind kind = Kind.WORKERS;

  public NamesCommand(Console console) {
    this.console = console;
  }

  /** Which names. */
  enum Kind {
    WORKERS,
    SCHEDULES,
    TARGETS
  }

  @Override
  public Integer call() {
    var names = new Names();
    console.askQuietly(PATIENCE, server -> ask(server, names));
    PrintStream out = console.surroundings().out();
    names.found.forEach(out::println);
    out.flush();
    return ExitCode.DONE;
  }

  private void ask(Server server, Names names) throws RequestException {
    if (kind != Kind.SCHEDULES) {
      server.ask(new CliToServer.Clients(), names);
    }
    if (server.speaksVersion2()) {
      server.ask(new RunRequest.Schedules(null, null), names);
    }
  }

  private final class Names extends AnswerHandler {
    private final Set<String> found = new TreeSet<>();

    @Override
    public Boolean clients(WorkersAnswer.Clients message) {
      message.clients().values().forEach(client -> found.add(client.name()));
      return true;
    }

    @Override
    public Boolean clocks(WorkersAnswer.Clocks message) {
      return true;
    }

    @Override
    public Boolean dropped(WorkersAnswer.Dropped message) {
      return true;
    }

    @Override
    public Boolean absent(WorkersAnswer.Absent message) {
      message.workers().forEach(one -> found.add(one.worker()));
      return true;
    }

    @Override
    public Boolean scheduleList(RunAnswer.ScheduleList message) {
      for (RunAnswer.ScheduleItem one : message.schedules()) {
        found.add(
            switch (kind) {
              case WORKERS -> one.worker();
              case SCHEDULES -> one.schedule();
              case TARGETS -> one.worker() + "/" + one.schedule();
            });
      }
      return true;
    }
  }
}
