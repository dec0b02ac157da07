package io.barto.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.barto.cli.terminal.Surroundings;
import io.barto.program.ProgramDirs;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class CalendarOfProgramTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void needsNoServerAndNoConfiguration() {
    int exitCode = run(false, Map.of(), "calendar", "-n1", "--json", "daily");

    assertThat(exitCode).isZero();
    assertThat(out.toString(UTF_8)).contains("\"next\":[\"2026-11-24T00:00:00Z\"]");
  }

  @Test
  void wrongUsageEndsWithTwo() {
    assertThat(run(false, Map.of(), "calendar")).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("Try barto-cli calendar --help");
  }

  @Test
  void coloursUnlessNoColorOrAPipe() {
    run(true, Map.of("COLUMNS", "80"), "calendar", "daily");
    assertThat(out.toString(UTF_8)).contains("\u001B[");
    out.reset();
    run(true, Map.of("COLUMNS", "80", "NO_COLOR", "1"), "calendar", "daily");
    run(true, Map.of("COLUMNS", "80"), "calendar", "--no-color", "daily");
    run(false, Map.of(), "calendar", "daily");
    assertThat(out.toString(UTF_8)).contains("every day").doesNotContain("\u001B[");
  }

  private int run(boolean terminal, Map<String, String> environment, String... args) {
    var surroundings =
        new Surroundings(
            new PrintStream(out, false, UTF_8),
            new PrintStream(err, true, UTF_8),
            terminal,
            false,
            environment,
            ProgramDirs.of(BartoCli.NAME, environment, new Properties()),
            Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC));
    return BartoCli.run(surroundings, args);
  }
}
