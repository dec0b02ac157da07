package io.barto.cli.run;

import io.barto.cli.argument.WrongUsage;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code barto-cli run}: its sub-commands are added to it. */
@Command(
    name = "run",
    description = "Show one run, or run a schedule's commands now",
    synopsisSubcommandLabel = "<COMMAND>",
    footerHeading = "%nExamples:%n",
    footer = {"  barto-cli run show fbc54bd3", "  barto-cli run now vader/backup --wait"})
public final class RunCommand implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    throw new WrongUsage(spec, "expected a command: show or now");
  }
}
