package io.barto.cli.server;

import io.barto.cli.request.Console;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code barto-cli doctor}. */
@Command(
    name = "doctor",
    description = {
      "Look for what is wrong: configuration, connection, versions, clocks, certificates, rights",
      "Each finding comes with what to do. Ends with 0 where nothing has failed, else with the exit"
          + " code of what failed first."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  barto-cli doctor", "  barto-cli doctor --json | jq 'select(.verdict != \"ok\")'"})
public final class DoctorCommand implements Callable<Integer> {
  private final Console console;

  public DoctorCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    return console.show(answer -> new Examination(console, answer).run());
  }
}
