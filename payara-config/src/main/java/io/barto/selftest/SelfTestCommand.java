package io.barto.selftest;

import io.barto.launcher.failure.StartFailure;
import io.barto.program.ExitCode;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bartos self-test}. */
@Command(
    name = "self-test",
    description = {
      "Break a whole barto of its own in every way, and check that nothing was lost or doubled.",
      "It uses a temporary folder and free ports of 127.0.0.1, and leaves other servers alone."
    },
    sortOptions = false,
    usageHelpAutoWidth = true)
public final class SelfTestCommand implements Callable<Integer> {
  private static final int MOST_SEED = 1_000_000;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--minutes",
      paramLabel = "<N>",
      defaultValue = "10",
      description = "How long it does harm (default: ${DEFAULT-VALUE})")
  private int minutes;

  @Option(
      names = "--seed",
      paramLabel = "<S>",
      description = "What the faults and their times follow from (default: another one each time)")
  private @Nullable Long seed;

  @Option(
      names = "--workers",
      paramLabel = "<N>",
      defaultValue = "5",
      description = "How many workers (default: ${DEFAULT-VALUE})")
  private int workers;

  @Option(
      names = "--schedules",
      paramLabel = "<N>",
      defaultValue = "20",
      description = "How many schedules, of all workers together (default: ${DEFAULT-VALUE})")
  private int schedules;

  @Option(
      names = "--no-faults",
      description = "Do no harm: what is found then is the machine's or the test's own")
  private boolean noFaults;

  @Option(
      names = "--keep",
      description = "Keep the folder with all logs also where every promise was kept")
  private boolean keep;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Print help")
  @SuppressWarnings("UnusedVariable") // picocli acts upon it
  private boolean help;

  @Override
  public Integer call() throws Exception {
    check(minutes >= 1 && minutes <= 1_440, "--minutes must be 1 to 1440");
    check(workers >= 1 && workers <= 50, "--workers must be 1 to 50");
    check(schedules >= workers && schedules <= 1_000, "--schedules must be --workers to 1000");
    long drawn = seed == null ? new SecureRandom().nextInt(MOST_SEED) : seed;
    var settings =
        new Settings(Duration.ofMinutes(minutes), drawn, workers, schedules, noFaults, keep);
    PrintStream out = System.out;
    try {
      boolean kept = new SelfTest(settings, programs(), out, Clock.systemUTC()).run();
      return kept ? ExitCode.DONE : ExitCode.FAILED;
    } catch (StartFailure e) {
      System.err.println("bartos: " + e.getMessage());
      return e.exitCode();
    }
  }

  private void check(boolean right, String otherwise) {
    if (!right && spec != null) {
      throw new ParameterException(spec.commandLine(), otherwise);
    }
  }

  /** The programs lie beside this one's jar; {@code -Dbarto.dist=} names another distribution. */
  private Path programs() throws URISyntaxException {
    String named = System.getProperty("barto.dist");
    Path jar =
        Path.of(SelfTestCommand.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path bin =
        named == null
            ? jar.resolveSibling("../bin").toAbsolutePath().normalize()
            : Path.of(named, "bin").toAbsolutePath();
    check(
        Files.isExecutable(bin.resolve("bartos")) && Files.isExecutable(bin.resolve("bartoc")),
        "there are no bartos and bartoc in " + bin + ": the installation is not whole");
    return bin;
  }
}
