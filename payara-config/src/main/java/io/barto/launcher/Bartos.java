package io.barto.launcher;

import io.barto.config.BartosConfig;
import io.barto.config.ConfigException;
import io.barto.config.Problem;
import io.barto.launcher.failure.StartFailure;
import io.barto.logging.Tracing;
import io.barto.program.ExitCode;
import io.barto.program.Failures;
import io.barto.program.Manual;
import io.barto.program.ProgramDirs;
import io.barto.program.ProgramOptions;
import io.barto.program.VersionProvider;
import io.barto.selftest.SelfTestCommand;
import java.io.PrintStream;
import java.lang.System.Logger.Level;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The {@code bartos} command: the central server. */
@Command(
    name = "bartos",
    description =
        "The server: it owns the schedules, and keeps the output and the exit status of every run",
    versionProvider = VersionProvider.class,
    subcommands = SelfTestCommand.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:ended as it was told to",
      "1:failed",
      "2:wrong usage",
      "69:the database can't be reached",
      "78:bad configuration"
    },
    sortOptions = false,
    usageHelpAutoWidth = true)
public final class Bartos implements Callable<Integer> {

  private final long startedNanos = System.nanoTime();

  @Mixin private ProgramOptions options = new ProgramOptions();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Print help")
  @SuppressWarnings("UnusedVariable") // picocli acts upon it
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Print version")
  @SuppressWarnings("UnusedVariable") // picocli acts upon it
  private boolean version;

  public static void main(String[] arguments) {
    Tracing.outlastShutdownHooks();
    var program = new CommandLine(new Bartos()).setExecutionExceptionHandler(new Failures());
    System.exit(Manual.orExecute(program, arguments));
  }

  @Override
  public Integer call() throws ConfigException, InterruptedException {
    ProgramDirs usual = ProgramDirs.of("bartos", System.getenv(), System.getProperties());
    List<Problem> warnings = new ArrayList<>();
    BartosConfig config =
        BartosConfig.load(
            options.configFile().orElse(usual.configFile()), System.getenv(), warnings::add);
    return serve(config, warnings, usual.withDataDir(config.dataDir()));
  }

  private int serve(BartosConfig config, List<Problem> warnings, ProgramDirs dirs)
      throws InterruptedException {
    boolean shown = options.enableStdOutput();
    PrintStream err = System.err; // the container leads it into the log
    try (Tracing tracing =
        Tracing.install(
            config.tracing(),
            options.verbosity(),
            shown,
            options.tracingFile().orElse(dirs.logFile()))) {
      Objects.requireNonNull(tracing);
      Notices notices = new Notices(System.out, err, shown);
      warnings.forEach(warning -> notices.warn(warning.toString()));
      ReloadOnSignal.install();
      return serve(config, dirs, notices, err);
    }
  }

  private int serve(BartosConfig config, ProgramDirs dirs, Notices notices, PrintStream err)
      throws InterruptedException {
    try {
      new Startup(config, dirs.dataDir().toAbsolutePath(), notices, Shutdown.install())
          .run(application(), startedNanos);
      new CountDownLatch(1).await(); // until a signal ends the process
      return ExitCode.DONE;
    } catch (StartFailure e) {
      // no logger of this class: the log must not be there before main
      System.getLogger(Bartos.class.getName()).log(Level.ERROR, "bartos does not start", e);
      err.println("bartos: " + e.getMessage());
      return e.exitCode();
    }
  }

  /** The WAR lies beside this program's jar; {@code -Dbarto.war=} names another. */
  private static Path application() {
    String named = System.getProperty("barto.war");
    if (named != null) {
      return Path.of(named);
    }
    try {
      Path jar = Path.of(Bartos.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return jar.resolveSibling("barto.war");
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
