package io.barto.cli.completion;

import io.barto.cli.connection.RequestException;
import io.barto.cli.request.Console;
import io.barto.cli.request.Server;
import io.barto.program.ExitCode;
import io.barto.protocol.CliToServer;
import io.barto.protocol.RunRequest;
import java.io.PrintStream;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code barto-cli __names}: what the scripts ask; a name a line, and behind a tab what it is
 * about. Says nothing where the server can't be reached, or takes long: people are typing.
 */
@Command(name = "__names", hidden = true, description = "Names that the server knows")
public final class NamesCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  /** How many runs are offered. */
  private static final long RUNS = 40;

  private static final Set<Kind> OF_WORKERS = EnumSet.of(Kind.WORKERS, Kind.WHOSE, Kind.SOURCES);
  private static final Set<Kind> OF_RUNS = EnumSet.of(Kind.RUNS, Kind.SOURCES);

  private final Console console;

  @Parameters(paramLabel = "workers|schedules|commands|targets|whose|runs|sources")
  private Kind kind = Kind.WORKERS;

  @Option(names = "-w", description = "Only those of this worker")
  private @Nullable String worker;

  public NamesCommand(Console console) {
    this.console = console;
  }

  /** Which names; {@link Completer.Kind} says of each what it is. */
  enum Kind {
    WORKERS,
    SCHEDULES,
    COMMANDS,
    TARGETS,
    WHOSE,
    RUNS,
    SOURCES
  }

  @Override
  public Integer call() {
    var names = new LiveNames(kind, console.times());
    console.askQuietly(PATIENCE, server -> ask(server, names));
    PrintStream out = console.surroundings().out();
    names.lines().forEach(out::println);
    out.flush();
    return ExitCode.DONE;
  }

  private void ask(Server server, LiveNames names) throws RequestException {
    if (OF_WORKERS.contains(kind)) {
      server.ask(new CliToServer.Clients(), names);
    }
    if (kind == Kind.COMMANDS && worker != null) {
      server.ask(new CliToServer.ListCommands(worker), names);
    } else if (kind != Kind.RUNS && server.speaksVersion2()) {
      server.ask(new RunRequest.Schedules(worker, null), names);
    }
    if (OF_RUNS.contains(kind) && server.speaksVersion2()) {
      server.ask(new RunRequest.Runs(worker, null, null, List.of(), null, null, RUNS), names);
    }
  }
}
