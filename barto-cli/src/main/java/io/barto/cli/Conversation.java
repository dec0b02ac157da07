package io.barto.cli;

import io.barto.cli.connection.RequestException;
import io.barto.cli.connection.ServerConnection;
import io.barto.cli.table.Screen;
import io.barto.cli.table.VisibleText;
import io.barto.config.CliConfig;
import io.barto.config.ConfigException;
import io.barto.logging.Tracing;
import io.barto.program.ExitCode;
import io.barto.program.ProgramOptions;
import io.barto.protocol.CliToServer;
import io.barto.protocol.Wire;
import java.nio.file.Path;
import java.util.logging.LogManager;

/** One request and its answer, from the configuration file to the exit code. */
record Conversation(Surroundings surroundings, ProgramOptions options, DisplayOptions display) {
  private static final String OPEN_MEND =
      "Make one with barto-cli keys generate api, and put it into bartos.toml.";

  /**
   * Asks the server and shows what it answers.
   *
   * @param whenEmpty what to say where there is nothing to show
   * @return the exit code
   */
  int ask(CliToServer request, String whenEmpty) {
    int verbosity = options.verbosity();
    try {
      Path file = options.configFile().orElse(surroundings.dirs().configFile());
      CliConfig config =
          CliConfig.load(
              file,
              surroundings.environment(),
              warning -> say(BartoCli.NAME + ": warning: " + warning));
      return logged(config, verbosity, request, whenEmpty);
    } catch (ConfigException e) {
      return failed(ExitCode.BAD_CONFIGURATION, String.valueOf(e.getMessage()));
    } catch (RequestException e) {
      return failed(e.exitCode(), String.valueOf(e.getMessage()));
    }
  }

  /** Only who asks for a log waits until it is set up. */
  private int logged(CliConfig config, int verbosity, CliToServer request, String whenEmpty)
      throws RequestException {
    if (!options.enableStdOutput() && verbosity <= 0 && options.tracingFile().isEmpty()) {
      // The libraries would write to standard error.
      LogManager.getLogManager().reset();
      return talk(config, request, whenEmpty);
    }
    Path file = options.tracingFile().orElse(surroundings.dirs().logFile());
    Tracing tracing = Tracing.install(config.tracing(), verbosity, options.enableStdOutput(), file);
    try {
      return talk(config, request, whenEmpty);
    } finally {
      tracing.close();
    }
  }

  private int talk(CliConfig config, CliToServer request, String whenEmpty)
      throws RequestException {
    Screen screen = display.screen(surroundings);
    var times = new Times(display.zone(surroundings.zone()));
    var printer = new AnswerPrinter(screen, new AnswerTables(times, display.utc()));
    try (ServerConnection server = ServerConnection.open(config)) {
      server.send(request);
      while (server.next().accept(printer) && server.speaksVersion2()) {
        if (screen.closed()) {
          return ExitCode.DONE;
        }
      }
    } finally {
      printer.flush();
    }
    if (printer.foundItOpen()) {
      say(BartoCli.NAME + ": warning: the server is " + Wire.OPEN_TO_ALL + ". " + OPEN_MEND);
    }
    if (!printer.end()) {
      say(whenEmpty);
    }
    screen.out().flush();
    return ExitCode.DONE;
  }

  private int failed(int exitCode, String message) {
    message.lines().forEach(line -> say(BartoCli.NAME + ": " + line));
    return exitCode;
  }

  private void say(String line) {
    surroundings.out().flush();
    surroundings.err().println(VisibleText.of(line));
    surroundings.err().flush();
  }
}
