package io.barto.cli.output;

import io.barto.cli.argument.RunId;
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
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code barto-cli output}. */
@Command(
    name = "output",
    description = "Show what a run has written",
    footerHeading = "%nExamples:%n",
    footer = {
      "  barto-cli output fbc54bd3                   the run whose id begins so",
      "  barto-cli output fbc54bd3 --stderr --tail 20",
      "  barto-cli output fbc54bd3 --grep error --timestamps",
      "  barto-cli output fbc54bd3 -f                until it has ended"
    })
public final class OutputCommand implements Callable<Integer> {
  private final Console console;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      paramLabel = "<RUN>",
      converter = RunId.Converter.class,
      description = "The run's id, or the first digits of it, at least four")
  private String id = "";

  @Option(
      names = {"-n", "--tail"},
      paramLabel = "<N>",
      description = "Only the last so many lines")
  private @Nullable Long tail;

  @Option(
      names = {"-f", "--follow"},
      description = "Go on until the run has ended; on a terminal q ends it before")
  private boolean follow;

  @Mixin private final StreamOptions streams = new StreamOptions();

  public OutputCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (tail != null && tail < 0) {
      throw new WrongUsage(spec, "--tail is " + tail + "; expected 0 or more");
    }
    var request = new OutputRequest.Output(id, streams.streams(), tail, streams.grep(), follow);
    Console.Talk talk =
        (server, answer) -> {
          if (follow) {
            server.follow();
          }
          server.ask(request, new LinePrinter(console, answer, streams.timestamps(), false));
          if (answer.isEmpty() && (tail == null || tail > 0)) {
            console.warn("no such output of " + id);
          }
          return ExitCode.DONE;
        };
    return follow ? console.followUntilQuit(talk) : console.ask(talk);
  }
}
