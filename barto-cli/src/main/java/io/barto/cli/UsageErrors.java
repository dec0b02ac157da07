package io.barto.cli;

import io.barto.cli.table.VisibleText;
import io.barto.program.ExitCode;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Tells people what is wrong with their command line, and what they may have meant. A class, as
 * lambdas of picocli's old classes start slowly.
 */
final class UsageErrors implements IParameterExceptionHandler {
  private final @Nullable Supplier<CommandLine> whole;

  /**
   * @param whole makes the command line with all commands; null: it has them
   */
  UsageErrors(@Nullable Supplier<CommandLine> whole) {
    this.whole = whole;
  }

  @Override
  public int handleParseException(ParameterException failure, String[] args) {
    if (whole != null && failure instanceof UnmatchedArgumentException) {
      return whole.get().execute(args);
    }
    CommandLine command = failure.getCommandLine();
    command.getErr().println(BartoCli.NAME + ": " + VisibleText.of(UsageWords.of(failure)));
    command.getErr().println("Try " + command.getCommandSpec().qualifiedName() + " --help");
    return ExitCode.USAGE;
  }
}
