package io.barto.program;

import io.barto.config.ConfigException;
import io.barto.config.Problem;
import io.barto.logging.Causes;
import java.io.PrintWriter;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Tells people what went wrong, without a stack trace: that is in the log, at debug. A picocli
 * handler for what commands throw, and callable where there is no command yet.
 */
public final class Failures implements IExecutionExceptionHandler {
  private static final Logger LOG = System.getLogger(Failures.class.getName());

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, ParseResult parseResult) {
    return report(failure, command.getCommandSpec().root().name(), command.getErr());
  }

  /**
   * Writes a failure for people to read.
   *
   * @param program whose failure it is
   * @param err standard error
   * @return the program's exit code
   */
  public static int report(Exception failure, String program, PrintWriter err) {
    if (failure instanceof ConfigException refused) {
      for (Problem problem : refused.problems()) {
        err.println(problem);
      }
      err.println(program + ": the configuration is refused, nothing was started");
      err.flush();
      return ExitCode.BAD_CONFIGURATION;
    }
    LOG.log(Level.DEBUG, "the program failed", failure);
    err.println(program + ": " + Causes.inOneLine(failure));
    err.flush();
    return ExitCode.FAILED;
  }
}
