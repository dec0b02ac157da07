package io.barto.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.barto.config.CliConfig;
import io.barto.config.ConfigException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class ProgramOptionsTest {
  @TempDir Path temp;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Command(
      name = "bartos",
      mixinStandardHelpOptions = true,
      versionProvider = VersionProvider.class)
  private static final class Bartos implements Callable<Integer> {
    @Mixin private final ProgramOptions options = new ProgramOptions();

    private int verbosity;

    @Override
    public Integer call() throws ConfigException {
      verbosity = options.verbosity();
      if (options.configFile().isPresent()) {
        CliConfig.load(options.configFile().get(), Map.of());
      }
      return ExitCode.DONE;
    }
  }

  private int run(Bartos bartos, String... arguments) {
    return new CommandLine(bartos)
        .setExecutionExceptionHandler(new Failures())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }

  @ParameterizedTest
  @CsvSource({"-vvv, 3", "-qq, -2", "--verbose, 1", "--quiet, -1", "-e, 0"})
  void verboseAndQuiet_areCounted(String argument, int verbosity) {
    var bartos = new Bartos();

    assertThat(run(bartos, argument)).isZero();
    assertThat(bartos.verbosity).isEqualTo(verbosity);
    assertThat(bartos.options.enableStdOutput()).isEqualTo(argument.equals("-e"));
  }

  @Test
  void verboseWithQuiet_isAWrongCommandLine() {
    assertThat(run(new Bartos(), "-v", "-q")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("--verbose and --quiet contradict each other");
  }

  @Test
  void files_canBeNamed() {
    var bartos = new Bartos();
    new CommandLine(bartos).parseArgs("-c", "/c.toml", "--tracing-absolute-path", "/t.log");

    assertThat(bartos.options.configFile()).contains(Path.of("/c.toml"));
    assertThat(bartos.options.tracingFile()).contains(Path.of("/t.log"));
  }

  @Test
  void help_showsTheManualsOptions() {
    assertThat(run(new Bartos(), "--help")).isZero();
    assertThat(out.toString())
        .contains(
            "-v, --verbose",
            "-q, --quiet",
            "-e, --enable-std-output",
            "-c, --config-absolute-path=<CONFIG_ABSOLUTE_PATH>",
            "-t, --tracing-absolute-path=<TRACING_ABSOLUTE_PATH>");
  }

  @Test
  void version_isThatOfTheBuild() {
    assertThat(run(new Bartos(), "-V")).isZero();
    assertThat(out.toString()).startsWith("bartos 2").contains("built 20", "Java ");
    assertThat(ProgramVersion.current().built()).isAfter(Instant.parse("2026-01-01T00:00:00Z"));
  }

  @Test
  void badConfiguration_isShownWithoutAStackTrace() {
    String missing = temp.resolve("none.toml").toString();

    assertThat(run(new Bartos(), "-c", missing)).isEqualTo(ExitCode.BAD_CONFIGURATION);
    assertThat(err.toString().lines())
        .containsExactly(
            missing
                + ": there is no such file; write it there; -c (--config-absolute-path) names"
                + " another file",
            "bartos: the configuration is refused, nothing was started");
  }

  @Test
  void otherFailure_isOneLine() {
    var writer = new PrintWriter(err);

    int code = Failures.report(new IllegalStateException("broken"), "bartoc", writer);

    assertThat(code).isEqualTo(ExitCode.FAILED);
    assertThat(err.toString().lines()).containsExactly("bartoc: IllegalStateException: broken");
  }
}
