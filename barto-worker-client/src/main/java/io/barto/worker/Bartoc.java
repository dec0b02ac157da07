package io.barto.worker;

import static java.lang.System.Logger.Level.WARNING;

import io.barto.config.BartocConfig;
import io.barto.config.ConfigException;
import io.barto.config.Problem;
import io.barto.logging.Tracing;
import io.barto.program.ExitCode;
import io.barto.program.Manual;
import io.barto.program.ProgramDirs;
import io.barto.program.ProgramOptions;
import io.barto.worker.connection.Protection;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The program {@code bartoc}. */
@Command(
    name = "bartoc",
    description = "The worker: it runs the commands of this host and reports what became of them",
    versionProvider = Bartoc.Version.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:ended as it was told to",
      "1:failed",
      "2:wrong usage",
      "69:the server can't be reached, where exit_after_retries is set",
      "78:bad configuration"
    })
public final class Bartoc implements Callable<Integer> {
  private static final System.Logger LOG = System.getLogger(Bartoc.class.getName());

  @Mixin private ProgramOptions options = new ProgramOptions();

  @Option(
      names = {"-r", "--redb-absolute-path"},
      paramLabel = "<REDB_ABSOLUTE_PATH>",
      description = "The journal file, in place of the usual one; a redb database is left alone")
  private @Nullable Path journal;

  // picocli acts on these two
  @SuppressWarnings("UnusedVariable")
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Print help")
  private boolean help;

  @SuppressWarnings("UnusedVariable")
  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Print version")
  private boolean version;

  private final Map<String, String> environment;
  private final ProgramDirs dirs;
  private final Clock clock;
  private final PrintStream complaints;

  Bartoc(Map<String, String> environment, ProgramDirs dirs, Clock clock, PrintStream complaints) {
    this.environment = environment;
    this.dirs = dirs;
    this.clock = clock;
    this.complaints = complaints;
  }

  /** Starts the worker. */
  public static void main(String[] arguments) {
    Map<String, String> environment = System.getenv();
    var dirs = ProgramDirs.of("bartoc", environment, System.getProperties());
    var program = new Bartoc(environment, dirs, Clock.system(ZoneId.systemDefault()), System.err);
    System.exit(Manual.orExecute(new CommandLine(program), arguments));
  }

  @Override
  public Integer call() throws InterruptedException {
    try {
      Path file = options.configFile().orElse(dirs.configFile());
      var warnings = new ArrayList<Problem>();
      BartocConfig config = BartocConfig.load(file, environment, warnings::add);
      Path log = options.tracingFile().orElse(dirs.withDataDir(config.dataDir()).logFile());
      Tracing tracing =
          Tracing.install(config.tracing(), options.verbosity(), options.enableStdOutput(), log);
      try (tracing) {
        warnings.forEach(this::warn);
        Places places = Places.of(journal, config.dataDir(), dirs);
        return new Worker(config, places, protection(config), clock)
            .run(environment, Version.number());
      }
    } catch (ConfigException e) {
      complaints.println(e.getMessage());
      return ExitCode.BAD_CONFIGURATION;
    } catch (StartException e) {
      complaints.println("bartoc: " + e.getMessage());
      return ExitCode.FAILED;
    }
  }

  private void warn(Problem warning) {
    LOG.log(WARNING, warning);
    if (!options.enableStdOutput()) {
      complaints.println("bartoc: warning: " + warning);
    }
  }

  private static Protection protection(BartocConfig config) throws StartException {
    try {
      return Protection.of(config, System::nanoTime);
    } catch (IllegalArgumentException e) {
      throw new StartException(config.file() + ": server_public_key: " + e.getMessage());
    }
  }

  static final class Version implements IVersionProvider {
    static String number() {
      String built = Bartoc.class.getPackage().getImplementationVersion();
      return built == null ? "development" : built;
    }

    @Override
    public String[] getVersion() {
      return new String[] {"bartoc " + number()};
    }
  }
}
