package io.barto.cli.output;

import io.barto.cli.argument.RunId;
import io.barto.cli.argument.ScheduleFilter;
import io.barto.cli.argument.ScheduleName;
import io.barto.cli.argument.WrongUsage;
import io.barto.cli.request.Console;
import io.barto.program.ExitCode;
import io.barto.protocol.OutputRequest;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code barto-cli tail}. */
@Command(
    name = "tail",
    description = {
      "Show the newest output: of everything, a worker, a schedule or a run",
      "In the place of WORKER[/SCHEDULE], a run's id does, too."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  barto-cli tail -f                   everything, as it is written, until Ctrl-C",
      "  barto-cli tail -f vader             of one worker",
      "  barto-cli tail -f vader/backup      of one schedule",
      "  barto-cli tail -n 100 fbc54bd3      of the run whose id begins so"
    })
public final class TailCommand implements Callable<Integer> {
  private final Console console;

  @Spec private @Nullable CommandSpec spec;

  @Mixin private final ScheduleFilter filter = new ScheduleFilter();

  @Option(
      names = "--run",
      paramLabel = "<RUN>",
      converter = RunId.Converter.class,
      description = "Of the run with this id, or with these first digits of it")
  private @Nullable String run;

  @Option(
      names = {"-n", "--lines"},
      paramLabel = "<N>",
      defaultValue = "10",
      description = "How many lines that were written before; 10 unless given")
  private long lines;

  @Option(
      names = {"-f", "--follow"},
      description = "Go on as more is written, on a terminal until q or Ctrl-C")
  private boolean follow;

  @Mixin private final StreamOptions streams = new StreamOptions();

  public TailCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (lines < 0) {
      throw new WrongUsage(spec, "--lines is " + lines + "; expected 0 or more");
    }
    boolean named = run == null && filter.word().filter(RunId::isMeantBy).isPresent();
    @Nullable String id = named ? filter.word().orElse(null) : run;
    ScheduleName name = named ? filter.byOptions() : filter.name();
    if (id != null && (name.worker() != null || name.schedule() != null)) {
      throw new WrongUsage(spec, "--run names one run; give it without a worker or a schedule");
    }
    return tail(
        new OutputRequest.Tail(
            name.worker(), name.schedule(), id, streams.streams(), lines, streams.grep(), follow));
  }

  private int tail(OutputRequest.Tail request) {
    Console.Talk talk =
        (server, answer) -> {
          if (follow) {
            server.follow();
          }
          boolean several = request.run() == null;
          server.ask(request, new LinePrinter(console, answer, streams.timestamps(), several));
          if (answer.isEmpty() && lines > 0) {
            console.warn("nothing was written");
          }
          return ExitCode.DONE;
        };
    return follow ? console.followUntilQuit(talk) : console.follow(talk);
  }
}
