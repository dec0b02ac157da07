package io.barto.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.barto.cli.request.Console;
import io.barto.cli.terminal.DisplayOptions;
import io.barto.cli.terminal.StandardOutput;
import io.barto.cli.terminal.Surroundings;
import io.barto.program.ExitCode;
import io.barto.program.ProgramOptions;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ScopeType;

/** The command line of {@code barto-cli}: puts the commands together. */
@Command(
    name = BartoCli.NAME,
    description = "Ask a bartos server what it knows, and tell it what to do.",
    versionProvider = ProgramVersion.class,
    synopsisSubcommandLabel = "<COMMAND>",
    abbreviateSynopsis = true,
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    sortOptions = false,
    usageHelpAutoWidth = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  barto-cli watch                     what goes on now",
      "  barto-cli runs --state failed       what failed",
      "  barto-cli schedules                 what is due next",
      "  barto-cli COMMAND --help            more of a command"
    })
public final class BartoCli {
  static final String NAME = "barto-cli";

  private static final Map<String, String> EXIT_CODES = new LinkedHashMap<>();

  static {
    EXIT_CODES.put("0", "done");
    EXIT_CODES.put("1", "failed");
    EXIT_CODES.put("2", "wrong usage");
    EXIT_CODES.put(
        "69", "server not reachable or lost in the middle, or its database can't serve now");
    EXIT_CODES.put("77", "not allowed");
    EXIT_CODES.put("78", "bad configuration");
    EXIT_CODES.put("130", "ended by Ctrl-C");
  }

  @Mixin private final ProgramOptions options = new ProgramOptions();

  @Mixin private final DisplayOptions display = new DisplayOptions();

  private BartoCli() {}

  /** Runs the program and ends the process with its exit code. */
  public static void main(String[] args) {
    var output = new StandardOutput(new FileOutputStream(FileDescriptor.out));
    Surroundings process = Surroundings.ofProcess(NAME, output);
    int exitCode = run(process, args);
    process.out().flush();
    Optional<String> mistake = output.mistake();
    mistake.ifPresent(text -> process.err().println(NAME + ": " + text));
    process.err().flush();
    System.exit(mistake.isPresent() && exitCode == ExitCode.DONE ? ExitCode.FAILED : exitCode);
  }

  /**
   * Makes only the commands that are named, since each takes time to make; all of them where that
   * may make a difference: for help, and for what to suggest after a slip.
   */
  static int run(Surroundings surroundings, String... args) {
    List<String> named = Commands.NAMES.stream().filter(Arrays.asList(args)::contains).toList();
    boolean all = named.isEmpty() || named.stream().anyMatch(Commands.OF_ALL::contains);
    CommandLine some = commandLine(surroundings, all ? Commands.NAMES : named);
    if (!all) {
      some.setParameterExceptionHandler(
          new UsageErrors(() -> commandLine(surroundings, Commands.NAMES)));
    }
    return some.execute(args);
  }

  /** The whole command line, for what is made out of it: completion and manual. */
  static CommandLine commandLine(Surroundings surroundings, List<String> names) {
    var program = new BartoCli();
    var line = new CommandLine(program);
    var console = new Console(surroundings, program.options, program.display);
    new Commands(console).addTo(line, names);
    // not by the annotation, from which each command's help would have them
    line.getCommandSpec()
        .usageMessage()
        .exitCodeListHeading("%nExit codes:%n")
        .exitCodeList(EXIT_CODES);
    return line.setOut(new PrintWriter(surroundings.out(), true, UTF_8))
        .setErr(new PrintWriter(surroundings.err(), true, UTF_8))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(new UsageErrors(null))
        .setExecutionExceptionHandler(new Unforeseen());
  }
}
