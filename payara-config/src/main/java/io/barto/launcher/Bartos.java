package io.barto.launcher;

import io.barto.config.BartosConfig;
import io.barto.config.ConfigException;
import io.barto.launcher.failure.StartFailure;
import io.barto.logging.Tracing;
import io.barto.program.ExitCode;
import io.barto.program.ProgramDirs;
import io.barto.program.ProgramOptions;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URISyntaxException;
import java.nio.file.Path;
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
        "A bartos server records information from bartoc instances and serves as a central hub for"
            + " job scheduling",
    versionProvider = Bartos.Version.class,
    sortOptions = false,
    usageHelpAutoWidth = true)
public final class Bartos implements Callable<Integer> {

  private static final Logger LOG = System.getLogger(Bartos.class.getName());

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
    System.exit(new CommandLine(new Bartos()).execute(arguments));
  }

  @Override
  public Integer call() throws InterruptedException {
    ProgramDirs dirs = ProgramDirs.of("bartos", System.getenv(), System.getProperties());
    BartosConfig config;
    try {
      config = BartosConfig.load(options.configFile().orElse(dirs.configFile()), System.getenv());
    } catch (ConfigException e) {
      e.problems().forEach(problem -> System.err.println("bartos: " + problem));
      return ExitCode.BAD_CONFIGURATION;
    }
    return serve(config, dirs);
  }

  private int serve(BartosConfig config, ProgramDirs dirs) throws InterruptedException {
    boolean shown = options.enableStdOutput();
    try (Tracing tracing =
        Tracing.install(
            config.tracing(),
            options.verbosity(),
            shown,
            options.tracingFile().orElse(dirs.logFile()))) {
      Objects.requireNonNull(tracing);
      Path dataDir = Objects.requireNonNullElse(config.dataDir(), dirs.dataDir());
      Notices notices = new Notices(System.out, System.err, shown);
      new Startup(config, dataDir.toAbsolutePath(), notices, Shutdown.install())
          .run(application(), startedNanos);
      new CountDownLatch(1).await(); // until a signal ends the process
      return ExitCode.DONE;
    } catch (StartFailure e) {
      LOG.log(Level.ERROR, "bartos does not start", e);
      System.err.println("bartos: " + e.getMessage());
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

  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Bartos.class.getPackage().getImplementationVersion();
      return new String[] {"bartos " + Objects.requireNonNullElse(version, "(not packaged)")};
    }
  }
}
