package io.barto.cli.calendar;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.barto.cli.terminal.DisplayOptions;
import io.barto.cli.terminal.Surroundings;
import io.barto.program.ProgramDirs;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringReader;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import picocli.CommandLine;

/** What one call of the command answered, at a time that is always the same. */
record CalendarRun(int exitCode, String out, String err) {
  private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  static CalendarRun of(String... args) {
    return run("", false, args);
  }

  static CalendarRun reading(String input, String... args) {
    return run(input, false, args);
  }

  static CalendarRun onTerminal(String... args) {
    return run("", true, args);
  }

  private static CalendarRun run(String input, boolean colours, String... args) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var surroundings =
        new Surroundings(
            new PrintStream(out, false, UTF_8),
            new PrintStream(err, true, UTF_8),
            colours,
            false,
            Map.of("COLUMNS", "1000"),
            ProgramDirs.of("barto-cli", Map.of(), new Properties()),
            Clock.fixed(NOW, ZoneOffset.UTC));
    var display = new DisplayOptions();
    var scene =
        new CalendarScene(new ByteArrayInputStream(input.getBytes(UTF_8)), surroundings, display);
    int exitCode =
        new CommandLine(new CalendarCommand(scene))
            .addMixin("display", display)
            .setErr(new PrintWriter(err, true, UTF_8))
            .execute(args);
    return new CalendarRun(exitCode, out.toString(UTF_8), err.toString(UTF_8));
  }

  List<String> lines() {
    return out.lines().toList();
  }

  List<JsonObject> json() {
    return out.lines().map(CalendarRun::object).toList();
  }

  private static JsonObject object(String line) {
    try (JsonReader reader = READERS.createReader(new StringReader(line))) {
      return reader.readObject();
    }
  }
}
