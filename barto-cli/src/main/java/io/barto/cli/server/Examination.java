package io.barto.cli.server;

import io.barto.cli.answer.Answer;
import io.barto.cli.answer.Sheet;
import io.barto.cli.connection.RequestException;
import io.barto.cli.connection.Steps;
import io.barto.cli.request.AnswerHandler;
import io.barto.cli.request.Console;
import io.barto.cli.request.Server;
import io.barto.config.CliConfig;
import io.barto.config.ConfigException;
import io.barto.config.Problem;
import io.barto.program.ExitCode;
import io.barto.program.ProgramVersion;
import io.barto.protocol.ServerAnswer;
import io.barto.protocol.ServerRequest;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Goes the way to the server step by step, and shows how far it came: what has failed, with its
 * mend, and what could not be looked at for that reason.
 */
final class Examination implements Steps {
  private static final String CONFIGURATION = "configuration";

  /** The names of the checks on the way, in the order of the steps. */
  private static final List<String> WAY =
      List.of(CONFIGURATION, "name", "port", "encryption", "access");

  /** Those of what the server tells. */
  private static final List<String> STATE =
      List.of("versions", "clock", "database", "queries", "workers", "schedules");

  private final Console console;
  private final Answer answer;
  private final Sheet<Check> sheet;
  private final List<Check> warnings = new ArrayList<>();

  /** What the server itself says more of, if it says anything. */
  private final List<Check> held = new ArrayList<>();

  private int passed;

  Examination(Console console, Answer answer) {
    this.console = console;
    this.answer = answer;
    int width = console.display().screen(console.surroundings()).width();
    this.sheet =
        console.isForPeople()
            ? Check.SHEET.asLine(check -> check.inWords(width), Check::tone)
            : Check.SHEET;
  }

  /** Shows the checks and returns the exit code: that of the first failure. */
  int run() {
    CliConfig config;
    try {
      config = console.config(this::warn);
    } catch (ConfigException e) {
      String mend =
          Files.exists(console.configFile())
              ? "correct it there; barto-cli config check says whether nothing is wrong any more"
              : "write it: a name, and [bartos] with prefix, host and port; conf/barto-cli.toml of"
                  + " the distribution shows how";
      e.problems().forEach(one -> show(Check.failed(CONFIGURATION, one.toString(), mend)));
      passed = 1;
      skipRest();
      return ExitCode.BAD_CONFIGURATION;
    }
    try {
      return console.connect(config, this, answer, (server, same) -> talk(server));
    } catch (RequestException e) {
      fail(e);
      return e.exitCode();
    }
  }

  private void warn(Problem problem) {
    warnings.add(Check.warning(CONFIGURATION, problem.toString(), "as it says"));
  }

  private void show(Check check) {
    answer.row(sheet, check);
  }

  @Override
  public void passed(Step step, String found) {
    String name = WAY.get(passed);
    passed++;
    switch (step) {
      case FILES -> {
        String more = found.isEmpty() ? "" : "; " + found;
        show(Check.ok(name, console.configFile() + " was read" + more));
        warnings.forEach(this::show);
      }
      case NAME, PORT -> show(Check.ok(name, found));
      case ENCRYPTION, ADMISSION -> held.add(Check.ok(name, found));
    }
  }

  private void fail(RequestException failure) {
    held.forEach(this::show);
    String name = passed < WAY.size() ? WAY.get(passed) : "server";
    String[] said = String.valueOf(failure.getMessage()).split("\n", 2);
    show(Check.failed(name, said[0], said.length > 1 ? said[1] : mend(failure)));
    passed++;
    skipRest();
  }

  private String mend(RequestException failure) {
    String table = "[bartos] in " + console.configFile();
    if (failure.exitCode() == ExitCode.NOT_ALLOWED) {
      return "put an api_key that the server knows into "
          + table
          + "; barto-cli keys generate api"
          + " makes one for bartos.toml";
    }
    return passed < WAY.size()
        ? "see prefix, host, port and ca_cert under "
            + table
            + "; barto-cli certs show FILE says"
            + " what a certificate is for"
        : "look into the server's log";
  }

  private void skipRest() {
    for (int i = passed; i < WAY.size(); i++) {
      show(Check.notChecked(WAY.get(i)));
    }
    STATE.forEach(name -> show(Check.notChecked(name)));
  }

  private int talk(Server server) throws RequestException {
    if (!server.speaksVersion2()) {
      held.forEach(this::show);
      show(old());
      return ExitCode.DONE;
    }
    List<Check> checks = checks(server);
    checks.forEach(this::show);
    boolean failed = checks.stream().anyMatch(one -> one.verdict() == Check.Verdict.FAILED);
    return failed ? ExitCode.FAILED : ExitCode.DONE;
  }

  private static Check old() {
    return Check.warning(
        "versions",
        "the server speaks version 1 of the wire only, and can't be asked for more",
        "install bartos 2.0 or later there");
  }

  private List<Check> checks(Server server) throws RequestException {
    Clock clock = console.surroundings().clock();
    Instant asked = clock.instant();
    var handler = new Handler();
    server.ask(new ServerRequest.ServerState(), handler);
    Instant told = clock.instant();
    ServerAnswer.@Nullable ServerState state = handler.state;
    if (state == null) {
      throw new RequestException(ExitCode.FAILED, "the server says nothing of its state");
    }
    String version = ProgramVersion.current().version();
    return new StateChecks(state, version, Duration.between(asked, told), told, console.times())
        .all();
  }

  private static final class Handler extends AnswerHandler {
    private ServerAnswer.@Nullable ServerState state;

    /** The mend is told there. */
    @Override
    protected String whenCutOff(boolean begun) {
      return "";
    }

    @Override
    public Boolean serverState(ServerAnswer.ServerState message) {
      state = message;
      return true;
    }
  }
}
