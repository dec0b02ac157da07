package io.barto.cli;

import io.barto.protocol.CliToServer;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The command {@code worker}: a method a sub-command. */
@Command(
    name = "worker",
    description = "Tell the server what becomes of a worker",
    synopsisSubcommandLabel = "<COMMAND>")
final class WorkerCommand {
  private final ToIntFunction<CliToServer> ask;

  /**
   * @param ask asks the server and returns the exit code
   */
  WorkerCommand(ToIntFunction<CliToServer> ask) {
    this.ask = ask;
  }

  @Command(
      name = "retire",
      description =
          "A worker will not come back: close its open runs, and what has come due for it since it"
              + " went")
  int retire(
      @Parameters(paramLabel = "<NAME>", description = "The worker, which is not connected")
          String name) {
    return ask.applyAsInt(new CliToServer.RetireWorker(name));
  }

  @Command(
      name = "replace",
      description =
          "Let a new instance in under a worker's name, in place of the one that the server knows;"
              + " within ten minutes")
  int replace(@Parameters(paramLabel = "<NAME>", description = "The worker") String name) {
    return ask.applyAsInt(new CliToServer.ReplaceWorker(name));
  }
}
