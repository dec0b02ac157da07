package io.barto.cli.request;

import io.barto.cli.answer.Answer;
import io.barto.cli.answer.JsonAnswer;
import io.barto.cli.connection.RequestException;
import io.barto.cli.connection.ServerConnection;
import io.barto.cli.connection.Steps;
import io.barto.cli.terminal.DisplayOptions;
import io.barto.cli.terminal.Progress;
import io.barto.cli.terminal.Surroundings;
import io.barto.config.CliConfig;
import io.barto.logging.Tracing;
import io.barto.program.ProgramOptions;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Connects to the server, for one talk at a time, which may be ended from another thread. */
final class Connector {
  private final Surroundings surroundings;
  private final ProgramOptions options;
  private final DisplayOptions display;
  private final Progress progress;

  /** Null: none is open. */
  private volatile @Nullable ServerConnection connection;

  Connector(
      Surroundings surroundings,
      ProgramOptions options,
      DisplayOptions display,
      Progress progress) {
    this.surroundings = surroundings;
    this.options = options;
    this.display = display;
    this.progress = progress;
  }

  int connect(CliConfig config, Steps steps, Answer answer, Console.Talk talk)
      throws RequestException {
    int verbosity = options.verbosity();
    if (!options.enableStdOutput() && verbosity <= 0 && options.tracingFile().isEmpty()) {
      return connected(config, steps, answer, talk, what -> {});
    }
    if (options.enableStdOutput()) {
      progress.leave();
    }
    Path file = options.tracingFile().orElse(surroundings.dirs().logFile());
    Tracing tracing = Tracing.install(config.tracing(), verbosity, options.enableStdOutput(), file);
    // not a constant: to make one takes time, and most starts need none
    Logger log = System.getLogger(Connector.class.getName());
    try {
      Steps logged =
          (step, found) -> {
            log.log(Level.INFO, "{0}: {1}", step.name().toLowerCase(Locale.ROOT), found);
            steps.passed(step, found);
          };
      int exitCode =
          connected(config, logged, answer, talk, what -> log.log(Level.DEBUG, "{0}", what));
      log.log(Level.INFO, "done, with exit code {0}", exitCode);
      return exitCode;
    } catch (RequestException e) {
      log.log(Level.ERROR, "{0}", e.getMessage());
      throw e;
    } finally {
      tracing.close();
    }
  }

  private int connected(
      CliConfig config, Steps steps, Answer answer, Console.Talk talk, Consumer<String> log)
      throws RequestException {
    try (Progress begun = progress.begin();
        ServerConnection open = ServerConnection.open(config, display.timeout(), steps)) {
      connection = open;
      return talk.with(new Server(open, answer, begun, log), answer);
    } finally {
      connection = null;
    }
  }

  void askQuietly(CliConfig config, Duration limit, Console.Whisper whisper)
      throws RequestException {
    try (Progress begun = progress.begin();
        ServerConnection open = ServerConnection.open(config, limit)) {
      Answer none = new JsonAnswer(surroundings.out(), surroundings.err());
      whisper.with(new Server(open, none, begun, what -> {}));
    }
  }

  /** Ends the talk, if there is one: nobody reads what is answered. */
  void hangUp() {
    ServerConnection open = connection;
    if (open != null) {
      open.close();
    }
  }
}
