package io.barto.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.barto.cli.terminal.Surroundings;
import io.barto.program.ProgramDirs;
import io.barto.protocol.ServerToCli;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/** What one call of the program answered, at a time that is always the same. */
record CliRun(int exitCode, String out, String err) {
  static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  /** Against a server that answers everything with these messages. */
  static CliRun answered(Path home, String command, ServerToCli... messages) throws IOException {
    try (var server = ScriptedServer.saying(messages)) {
      return against(server.port(), home, false, command.split(" ", -1));
    }
  }

  static CliRun against(int port, Path home, boolean terminal, String... args) throws IOException {
    configure(home, port);
    return of(home, terminal, args);
  }

  /** In a pipe with this at its other end. */
  static CliRun into(OutputStream out, int port, Path home, String... args) throws IOException {
    configure(home, port);
    return of(out, home, false, args);
  }

  private static void configure(Path home, int port) throws IOException {
    Files.writeString(
        home.resolve("barto-cli.toml"),
        "name = \"x\"\n[bartos]\nprefix = \"ws\"\nhost = \"127.0.0.1\"\nport = " + port + "\n");
  }

  static CliRun of(Path home, boolean terminal, String... args) {
    var out = new ByteArrayOutputStream();
    CliRun run = of(out, home, terminal, args);
    return new CliRun(run.exitCode, out.toString(UTF_8), run.err);
  }

  private static CliRun of(OutputStream out, Path home, boolean terminal, String... args) {
    var err = new ByteArrayOutputStream();
    Surroundings surroundings = surroundings(home, terminal, out, err);
    int exitCode = BartoCli.run(surroundings, args);
    surroundings.out().flush();
    return new CliRun(exitCode, "", err.toString(UTF_8));
  }

  private static Surroundings surroundings(
      Path home, boolean terminal, OutputStream out, OutputStream err) {
    return new Surroundings(
        new PrintStream(out, false, UTF_8),
        new PrintStream(err, true, UTF_8),
        terminal,
        false,
        Map.of("COLUMNS", "80"),
        new ProgramDirs(BartoCli.NAME, home, home),
        Clock.fixed(NOW, ZoneOffset.UTC));
  }

  /** All commands with what picocli knows of them. */
  static CommandSpec commands(Path home) {
    OutputStream none = OutputStream.nullOutputStream();
    return BartoCli.commandLine(surroundings(home, false, none, none), Commands.NAMES)
        .getCommandSpec();
  }

  List<String> lines() {
    return out.lines().toList();
  }
}
