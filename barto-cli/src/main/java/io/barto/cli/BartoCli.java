package io.barto.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.barto.cli.calendar.CalendarCommand;
import io.barto.cli.calendar.CalendarScene;
import io.barto.cli.certs.CertsCommand;
import io.barto.cli.keys.KeysCommand;
import io.barto.cli.keys.KeysScene;
import io.barto.program.ExitCode;
import io.barto.program.ProgramOptions;
import io.barto.protocol.CliToServer;
import io.barto.protocol.UpdateKind;
import java.io.PrintWriter;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line of {@code barto-cli}: a method a command. */
@Command(
    name = BartoCli.NAME,
    description = "Ask a bartos server what it knows, and tell it to clean up.",
    versionProvider = ProgramVersion.class,
    subcommands = HelpCommand.class,
    synopsisSubcommandLabel = "<COMMAND>",
    abbreviateSynopsis = true,
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    sortOptions = false,
    usageHelpAutoWidth = true)
public final class BartoCli {
  static final String NAME = "barto-cli";

  private final Surroundings surroundings;

  @Mixin private final ProgramOptions options = new ProgramOptions();

  @Mixin private final DisplayOptions display = new DisplayOptions();

  BartoCli(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** Runs the program and ends the process with its exit code. */
  public static void main(String[] args) {
    Surroundings process = Surroundings.ofProcess();
    int exitCode = run(process, args);
    process.out().flush();
    process.err().flush();
    // Not a return: the web socket's threads may still be waiting for a server.
    System.exit(exitCode);
  }

  static int run(Surroundings surroundings, String... args) {
    var program = new BartoCli(surroundings);
    return new CommandLine(program)
        .addSubcommand(new CalendarCommand(program.calendarScene()))
        .addSubcommand(
            new CertsCommand(surroundings.out(), surroundings.err(), surroundings.clock()))
        .addSubcommand(new KeysCommand(program.keysScene()))
        .addSubcommand(new WorkerCommand(program::confirm))
        .setOut(new PrintWriter(surroundings.out(), true, UTF_8))
        .setErr(new PrintWriter(surroundings.err(), true, UTF_8))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler((failure, given) -> usageError(failure))
        .setExecutionExceptionHandler((failure, command, given) -> unforeseen(failure, command))
        .execute(args);
  }

  private CalendarScene calendarScene() {
    return new CalendarScene(
        System.in,
        () -> display.screen(surroundings),
        surroundings.err(),
        surroundings.environment(),
        surroundings.clock());
  }

  private KeysScene keysScene() {
    return new KeysScene(
        System.in, () -> display.screen(surroundings), surroundings.err(), new SecureRandom());
  }

  private static int usageError(ParameterException failure) {
    CommandLine command = failure.getCommandLine();
    command.getErr().println(NAME + ": " + failure.getMessage());
    if (!UnmatchedArgumentException.printSuggestions(failure, command.getErr())) {
      command.getErr().println("Try " + command.getCommandSpec().qualifiedName() + " --help");
    }
    return ExitCode.USAGE;
  }

  private static int unforeseen(Exception failure, CommandLine command) {
    command
        .getErr()
        .println(NAME + ": this should not have happened, please report it: " + failure);
    return ExitCode.FAILED;
  }

  private int confirm(CliToServer request) {
    return ask(request, "the server says nothing about it");
  }

  private int ask(CliToServer request, String whenEmpty) {
    return new Conversation(surroundings, options, display).ask(request, whenEmpty);
  }

  @Command(name = "info", description = "Show version and build of the server")
  int info(
      @Option(
              names = {"-j", "--json"},
              description = "Show them as JSON")
          boolean json) {
    return ask(new CliToServer.Info(json), "the server told nothing about itself");
  }

  @Command(name = "updates", description = "Show package updates that a worker's runs have found")
  int updates(
      @Option(
              names = {"-n", "--name"},
              required = true,
              paramLabel = "<NAME>",
              description = "The worker whose output to look through")
          String name,
      @Option(
              names = {"-u", "--update-kind"},
              required = true,
              paramLabel = "<UPDATE_KIND>",
              description = "Whose updates: garuda, pacman, cachyos or apt")
          UpdateKind kind) {
    return ask(new CliToServer.Updates(name, kind), "no updates found on " + name);
  }

  @Command(name = "cleanup", description = "Delete old entries from the database")
  int cleanup() {
    return ask(new CliToServer.Cleanup(), "nothing to clean up");
  }

  @Command(
      name = "clients",
      description = "List the workers that are connected now, and those that are away")
  int clients() {
    return ask(new CliToServer.Clients(), "no worker is connected");
  }

  @Command(
      name = "reload",
      description = "Let the server read the schedules of its bartos.toml again")
  int reload(
      @Option(names = "--dry-run", description = "Only say what would change") boolean dryRun) {
    return ask(new CliToServer.Reload(dryRun), "the server says nothing about it");
  }

  @Command(name = "query", description = "Let the server run a query in SQL, and show its rows")
  int query(
      @Option(
              names = {"-q", "--query"},
              required = true,
              paramLabel = "<QUERY>",
              description = "The query")
          String sql) {
    return ask(new CliToServer.Query(sql), "the query found no rows");
  }

  @Command(name = "list", description = "Show the output of a command on one worker")
  int list(
      @Option(
              names = {"-n", "--name"},
              required = true,
              paramLabel = "<NAME>",
              description = "The worker")
          String name,
      @Option(
              names = {"-c", "--cmd-name-opt"},
              paramLabel = "<CMD_NAME>",
              description = "The command's name; without it, the names that the worker has")
          @Nullable String command) {
    return command == null
        ? ask(new CliToServer.ListCommands(name), "no commands known of " + name)
        : ask(new CliToServer.ListOutput(name, command), "no runs of " + command + " on " + name);
  }

  @Command(name = "failed", description = "Show the runs that failed, with their output")
  int failed() {
    return ask(new CliToServer.Failed(), "no failed runs");
  }

  @Command(name = "cmd", description = "Show the output of a command on every worker")
  int cmd(
      @Parameters(paramLabel = "<CMD_NAME>", description = "The command's name") String command) {
    return ask(new CliToServer.Cmd(command), "no runs of " + command + " on any worker");
  }
}
