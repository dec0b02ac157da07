package io.barto.program;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that all programs share, as a picocli mixin. */
public final class ProgramOptions {
  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  @Option(
      names = {"-v", "--verbose"},
      description = "Log more; the more often it is given, the more")
  private boolean[] verbose = {};

  @Option(
      names = {"-q", "--quiet"},
      description = "Log less; the more often it is given, the less")
  private boolean[] quiet = {};

  @Option(
      names = {"-e", "--enable-std-output"},
      description = "Show the log on the terminal too")
  private boolean enableStdOutput;

  @Option(
      names = {"-c", "--config-absolute-path"},
      paramLabel = "<CONFIG_ABSOLUTE_PATH>",
      description = "The configuration file, in place of the usual one")
  private @Nullable Path configFile;

  @Option(
      names = {"-t", "--tracing-absolute-path"},
      paramLabel = "<TRACING_ABSOLUTE_PATH>",
      description = "The log file, in place of the usual one; the day is added to its name")
  private @Nullable Path tracingFile;

  /**
   * How many levels more the log shows; negative: less. One of {@code -v} and {@code -q} only.
   *
   * @throws ParameterException where both are given
   */
  public int verbosity() {
    if (command != null && verbose.length > 0 && quiet.length > 0) {
      throw new ParameterException(
          command.commandLine(), "--verbose and --quiet contradict each other; give one of them");
    }
    return verbose.length - quiet.length;
  }

  /** Whether to log to standard output. */
  public boolean enableStdOutput() {
    return enableStdOutput;
  }

  /** The configuration file, where one was named. */
  public Optional<Path> configFile() {
    return Optional.ofNullable(configFile);
  }

  /** The log file, to whose name the day is added, where one was named. */
  public Optional<Path> tracingFile() {
    return Optional.ofNullable(tracingFile);
  }
}
