package io.barto.cli.output;

import io.barto.cli.argument.WrongUsage;
import io.barto.protocol.OutputRequest.Grep;
import io.barto.protocol.OutputRequest.Streams;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which lines are wanted, and how they are shown. */
final class StreamOptions {
  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  @Option(names = "--stdout", description = "Only standard output")
  private boolean stdout;

  @Option(names = "--stderr", description = "Only standard error")
  private boolean stderr;

  @Option(
      names = {"-T", "--timestamps"},
      description = "Show when each line was written")
  private boolean timestamps;

  @Option(
      names = {"-g", "--grep"},
      paramLabel = "<TEXT>",
      description = "Only lines that contain this")
  private @Nullable String text;

  @Option(
      names = {"-E", "--regexp"},
      paramLabel = "<REGEX>",
      description = "Only lines in which something matches this regular expression")
  private @Nullable String regex;

  boolean timestamps() {
    return timestamps;
  }

  Streams streams() {
    return stdout == stderr ? Streams.BOTH : stdout ? Streams.STDOUT : Streams.STDERR;
  }

  @Nullable Grep grep() {
    if (text != null && regex != null) {
      throw new WrongUsage(command, "--grep and --regexp contradict each other; give one of them");
    }
    if (regex != null) {
      try {
        return new Grep(Pattern.compile(regex).pattern(), true);
      } catch (PatternSyntaxException e) {
        throw new WrongUsage(
            command, "--regexp: " + e.getDescription() + " at character " + (e.getIndex() + 1));
      }
    }
    return text == null ? null : new Grep(text, false);
  }
}
