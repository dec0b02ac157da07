package io.barto.cli;

import io.barto.program.ExitCode;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** What no command has foreseen: a mistake of this program. */
final class Unforeseen implements IExecutionExceptionHandler {
  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    command
        .getErr()
        .println(BartoCli.NAME + ": this should not have happened, please report it: " + failure);
    return ExitCode.FAILED;
  }
}
