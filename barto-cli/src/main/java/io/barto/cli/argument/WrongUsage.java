package io.barto.cli.argument;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * A command line whose parts do not go together, or which no converter can judge; one that is wrong
 * by itself is refused by its converter.
 */
public final class WrongUsage extends ParameterException {
  private static final long serialVersionUID = 1L;

  /**
   * @param command whose usage it is; picocli has set it by the time that a command is called
   */
  public WrongUsage(@Nullable CommandSpec command, String message) {
    super(line(command), message);
  }

  private static CommandLine line(@Nullable CommandSpec command) {
    if (command == null) {
      throw new IllegalStateException("not a command yet");
    }
    return command.commandLine();
  }
}
