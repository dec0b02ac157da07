package io.barto.cli;

import io.barto.program.ExitCode;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code barto-cli help}, also of commands that belong to another: {@code help run now}. Picocli's
 * own looks at the first word only.
 */
@Command(
    name = "help",
    helpCommand = true,
    description = "Print this message, or the help of a command",
    footerHeading = "%nExamples:%n",
    footer = {"  barto-cli help runs", "  barto-cli help run now"})
final class HelpCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "<COMMAND>",
      completionCandidates = Names.class,
      description = "The command's words; the program itself unless given")
  private List<String> words = List.of();

  /** What shells offer. */
  static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Commands.NAMES.stream().filter(name -> !name.startsWith("__")).iterator();
    }
  }

  @Override
  public Integer call() {
    if (spec == null) {
      throw new IllegalStateException("not a command yet");
    }
    CommandLine command = spec.root().commandLine();
    for (String word : words) {
      CommandLine next = command.getSubcommands().get(word);
      if (next == null) {
        throw new ParameterException(command, "Unknown subcommand '" + word + "'");
      }
      command = next;
    }
    command.usage(spec.root().commandLine().getOut());
    return ExitCode.DONE;
  }
}
