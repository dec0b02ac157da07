package io.barto.cli.request;

import io.barto.cli.answer.Answer;
import io.barto.cli.answer.CsvAnswer;
import io.barto.cli.answer.JsonAnswer;
import io.barto.cli.answer.Sheet;
import io.barto.cli.answer.TableAnswer;
import io.barto.cli.answer.Times;
import io.barto.cli.connection.RequestException;
import io.barto.cli.connection.Steps;
import io.barto.cli.table.Screen;
import io.barto.cli.terminal.DisplayOptions;
import io.barto.cli.terminal.Pager;
import io.barto.cli.terminal.Progress;
import io.barto.cli.terminal.QuitKey;
import io.barto.cli.terminal.Surroundings;
import io.barto.config.CliConfig;
import io.barto.config.ConfigException;
import io.barto.config.Problem;
import io.barto.program.ExitCode;
import io.barto.program.ProgramOptions;
import io.barto.protocol.CliToServer;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What commands work with: the server, what people have asked for on the command line, and where
 * answers go.
 */
public final class Console {
  private final Surroundings surroundings;
  private final ProgramOptions options;
  private final DisplayOptions display;
  private final Progress progress;
  private final Remarks remarks;
  private final Connector connector;

  public Console(Surroundings process, ProgramOptions options, DisplayOptions display) {
    this.progress = new Progress(process);
    this.surroundings = progress.around(process);
    this.options = options;
    this.display = display;
    this.remarks = new Remarks(surroundings, display);
    this.connector = new Connector(surroundings, options, display, progress);
  }

  /** The process around it. */
  public Surroundings surroundings() {
    return surroundings;
  }

  /** What was asked for. */
  public DisplayOptions display() {
    return display;
  }

  /** Whether people read the answer, and no program. */
  public boolean isForPeople() {
    return display.form() == DisplayOptions.Form.TABLE;
  }

  /** Whether the log is written between the answers. */
  public boolean isLogged() {
    return options.enableStdOutput();
  }

  /** This program's configuration. */
  public Path configFile() {
    return options.configFile().orElse(surroundings.dirs().configFile());
  }

  /** Times as they are shown to who asked. */
  public Times times() {
    return times(display.screen(surroundings).width());
  }

  /** The same on a screen of so many columns; 0: as many as it takes. */
  public Times times(int width) {
    return new Times(
        display.zone(surroundings.zone()),
        display.utc(),
        surroundings.clock().instant(),
        width > 0 && width < Times.NARROW);
  }

  /** What a command does with a place for its answer. */
  @FunctionalInterface
  public interface Work {
    /** Does it and returns the exit code. */
    int with(Answer answer) throws RequestException, ConfigException;
  }

  /** What a command does with the server. */
  @FunctionalInterface
  public interface Talk {
    /** Does it and returns the exit code. */
    int with(Server server, Answer answer) throws RequestException;
  }

  /** Shows an answer that may be long: on a terminal in a pager. */
  public int show(Work work) {
    Optional<Pager> found =
        isLogged() ? Optional.empty() : display.pager(surroundings, progress, this::quit);
    if (found.isEmpty()) {
      return showAsItComes(work);
    }
    remarks.hold();
    Pager pager = found.get();
    int exitCode;
    try (pager) {
      exitCode = shown(display.pagedScreen(surroundings.with(pager.stream())), work);
    } finally {
      remarks.release();
    }
    int failed = pager.failure().map(why -> failed(ExitCode.FAILED, why)).orElse(ExitCode.DONE);
    return exitCode == ExitCode.DONE ? failed : exitCode;
  }

  /** The pager has ended: nobody waits for more of the answer. */
  private void quit() {
    hangUp();
    remarks.release();
  }

  /** Ends the talk with the server, if there is one; from any thread. */
  public void hangUp() {
    connector.hangUp();
  }

  /** Shows an answer as it comes. */
  public int showAsItComes(Work work) {
    return shown(display.screen(surroundings), work);
  }

  private int shown(Screen screen, Work work) {
    PrintStream out = screen.out();
    Answer answer = answer(screen);
    try {
      int exitCode = work.with(answer);
      answer.end();
      out.flush();
      return exitCode;
    } catch (ConfigException e) {
      answer.flush();
      return failed(ExitCode.BAD_CONFIGURATION, String.valueOf(e.getMessage()));
    } catch (RequestException e) {
      answer.flush();
      out.flush();
      return failed(e.exitCode(), String.valueOf(e.getMessage()));
    }
  }

  private Answer answer(Screen screen) {
    return switch (display.form()) {
      case TABLE -> new TableAnswer(screen, times(), !surroundings.terminal());
      case JSON -> new JsonAnswer(screen.out(), surroundings.err());
      case CSV -> new CsvAnswer(screen.out(), surroundings.err());
    };
  }

  /** Connects to the server, lets a command talk to it, and shows what comes of it. */
  public int ask(Talk talk) {
    return show(answer -> talk(answer, talk));
  }

  /**
   * Asks for a list and shows it.
   *
   * @param handler shows the messages of its answer
   * @param whenEmpty what to tell people where there is nothing to show
   */
  public int list(CliToServer request, Function<Answer, AnswerHandler> handler, String whenEmpty) {
    return list(request, handler, whenEmpty, null);
  }

  /**
   * The same.
   *
   * @param sheet of what is listed; null: only the answer tells it
   */
  public int list(
      CliToServer request,
      Function<Answer, AnswerHandler> handler,
      String whenEmpty,
      @Nullable Sheet<?> sheet) {
    return ask(
        (server, answer) -> {
          endList(server.ask(request, handler.apply(answer)), answer, whenEmpty, sheet);
          return ExitCode.DONE;
        });
  }

  /**
   * Ends a list.
   *
   * @param whole whether the server has answered all of it
   */
  public void endList(boolean whole, Answer answer, String whenEmpty, @Nullable Sheet<?> sheet) {
    answer.flush();
    if (whole && answer.isEmpty()) {
      if (sheet != null) {
        answer.head(sheet);
      }
      warn(whenEmpty);
    }
  }

  /** The same for answers that people follow: nothing is held back. */
  public int follow(Talk talk) {
    return showAsItComes(answer -> talk(answer, talk));
  }

  /** The same, until who reads along types q. */
  public int followUntilQuit(Talk talk) {
    QuitKey quit = QuitKey.listen(surroundings);
    try {
      return follow(talk);
    } finally {
      quit.close();
    }
  }

  /** The same, without showing what is typed between the lines. */
  public int followQuietly(Talk talk) {
    QuitKey quit = QuitKey.hush(surroundings);
    try {
      return follow(talk);
    } finally {
      quit.close();
    }
  }

  /** What is asked on the quiet. */
  @FunctionalInterface
  public interface Whisper {
    /** Asks. */
    void with(Server server) throws RequestException;
  }

  /**
   * Asks what nobody waits for: where it does not work, that is that.
   *
   * @param limit how long the server may take
   */
  public void askQuietly(Duration limit, Whisper whisper) {
    try {
      connector.askQuietly(config(warning -> {}), limit, whisper);
    } catch (ConfigException | RequestException e) {
      return; // as was said
    }
  }

  private int talk(Answer answer, Talk talk) throws RequestException, ConfigException {
    // a script can mend nothing
    boolean loud = options.verbosity() >= 0 && surroundings.errTerminal();
    CliConfig config = config(loud ? warning -> warn("warning: " + warning) : warning -> {});
    return connect(config, (step, found) -> {}, answer, talk);
  }

  /** Reads this program's configuration. */
  public CliConfig config(Consumer<Problem> warnings) throws ConfigException {
    return CliConfig.load(configFile(), surroundings.environment(), warnings);
  }

  /**
   * Connects to the server and lets a command talk to it.
   *
   * @param steps is told of each step on the way there
   */
  public int connect(CliConfig config, Steps steps, Answer answer, Talk talk)
      throws RequestException {
    return connector.connect(config, steps, answer, talk);
  }

  /** Tells people that something failed. */
  public int failed(int exitCode, String message) {
    remarks.say(message);
    return exitCode;
  }

  /** Tells people something beside the answer. */
  public void warn(String message) {
    remarks.say(message);
  }

  /** Tells people something as the program is ended from outside, in the middle of its work. */
  public void farewell(String message) {
    remarks.farewell(message);
  }
}
