package io.barto.cli.calendar;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.barto.cli.table.Screen;
import jakarta.json.Json;
import jakarta.json.JsonObject;
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
import picocli.CommandLine;

/** What one call of the command answered, at a time that is always the same. */
record CalendarRun(int exitCode, String out, String err) {
  static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

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
    var screen = new Screen(new PrintStream(out, false, UTF_8), 0, colours);
    var scene =
        new CalendarScene(
            new ByteArrayInputStream(input.getBytes(UTF_8)),
            () -> screen,
            new PrintStream(err, true, UTF_8),
            Map.of(),
            Clock.fixed(NOW, ZoneOffset.UTC));
    int exitCode =
        new CommandLine(new CalendarCommand(scene))
            .setErr(new PrintWriter(err, true, UTF_8))
            .execute(args);
    return new CalendarRun(exitCode, out.toString(UTF_8), err.toString(UTF_8));
  }

  List<String> lines() {
    return out.lines().toList();
  }

  List<JsonObject> json() {
    return out.lines().map(line -> Json.createReader(new StringReader(line)).readObject()).toList();
  }
}
