package io.barto.cli.calendar;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.barto.cli.argument.GivenFile;
import io.barto.cli.argument.PointInTime;
import io.barto.cli.argument.WrongUsage;
import io.barto.cli.lint.Lint;
import io.barto.cli.lint.LintPrinter;
import io.barto.cli.table.Screen;
import io.barto.cli.table.VisibleText;
import io.barto.cli.terminal.DisplayOptions.Form;
import io.barto.config.BartosConfig;
import io.barto.config.ConfigException;
import io.barto.program.ExitCode;
import io.barto.realtime.RealtimeException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code barto-cli calendar}. */
@Command(
    name = "calendar",
    description = "Show what calendar expressions mean and when they fire; needs no server",
    footerHeading = "%nExamples:%n",
    footer = {
      "  barto-cli calendar 'Mon..Fri 07:30 Europe/Berlin'",
      "  barto-cli calendar -n 20 --from 2027-01-01 '*-*-* 10:R:R' --key vader/backup",
      "  barto-cli calendar --month 2027-02 '*-*~1'",
      "  barto-cli calendar --lint /etc/barto/bartos.toml"
    })
public final class CalendarCommand implements Callable<Integer> {
  private static final String STANDARD_INPUT = "-";

  private final CalendarScene scene;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "-n",
      paramLabel = "<N>",
      description = "How many fires to show: 5, or with --to all until then")
  private @Nullable Integer count;

  @Option(
      names = "--from",
      paramLabel = "<TIME>",
      converter = PointInTime.Converter.class,
      description = {
        "Show fires from this time on instead of now, by the clock of the expression's zone:",
        PointInTime.FORMS
      })
  private @Nullable PointInTime from;

  @Option(
      names = "--to",
      paramLabel = "<TIME>",
      converter = PointInTime.Converter.class,
      description = "Show only fires before this time")
  private @Nullable PointInTime to;

  @Option(
      names = "--timezone",
      paramLabel = "<ZONE>",
      converter = ZoneConverter.class,
      description = "The zone of expressions that name none; UTC unless given")
  private @Nullable ZoneId zone;

  @Option(
      names = "--key",
      paramLabel = "<KEY>",
      description =
          "Draw R as the schedule WORKER/NAME does; by the expression's text unless given")
  private @Nullable String key;

  @Option(
      names = "--month",
      arity = "0..1",
      paramLabel = "<YYYY-MM>",
      converter = MonthArgument.Converter.class,
      preprocessor = MonthArgument.Omission.class,
      description = "Draw a month, this one unless given, with the number of fires of each day")
  private @Nullable MonthArgument month;

  @Option(
      names = "--lint",
      paramLabel = "<BARTOS_TOML>",
      description =
          "Check a server's whole configuration for schedules that never fire, fall in the gap of"
              + " daylight saving, or all fire in the same second")
  private @Nullable Path lint;

  @Parameters(
      paramLabel = "<EXPRESSION>",
      arity = "0..*",
      description =
          "Calendar expressions, each quoted; - reads them from standard input, one a line")
  private List<String> expressions = List.of();

  public CalendarCommand(CalendarScene scene) {
    this.scene = scene;
  }

  @Override
  public Integer call() throws IOException {
    if (count != null && count < 1) {
      throw new WrongUsage(spec, "-n is " + count + "; expected 1 or more");
    }
    if (lint != null) {
      return lint(lint);
    }
    boolean table = scene.form() == Form.TABLE;
    if (month != null && (!table || count != null || from != null || to != null)) {
      throw new WrongUsage(
          spec, "--month draws a whole month; give it without -n, --from, --to, --json and --csv");
    }
    if (expressions.isEmpty()) {
      throw new WrongUsage(
          spec, "nothing to show; expected a calendar expression such as \"Mon..Fri 10:00\"");
    }
    boolean understood = true;
    Screen screen = scene.screen();
    Question question = question();
    PreviewPrinter printer = printer(question, screen);
    for (String expression : expressions) {
      understood &=
          expression.equals(STANDARD_INPUT)
              ? showAllOfInput(screen, question, printer)
              : show(expression, question, printer);
    }
    screen.out().flush();
    return understood ? ExitCode.DONE : ExitCode.FAILED;
  }

  private int lint(Path file) {
    boolean more = count != null || from != null || to != null || zone != null || key != null;
    boolean csv = scene.form() == Form.CSV;
    if (more || csv || month != null || !expressions.isEmpty()) {
      throw new WrongUsage(
          spec, "--lint checks the expressions of a file; beside it goes only --json");
    }
    Screen screen = scene.screen();
    try {
      GivenFile.check(file, "--lint");
      BartosConfig config = BartosConfig.load(file, scene.environment());
      Lint found = Lint.of(config, scene.clock().instant());
      var printer = new LintPrinter(screen);
      if (scene.form() == Form.JSON) {
        printer.json(found);
      } else {
        printer.text(file.toString(), found);
      }
      screen.out().flush();
      return found.findings().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
    } catch (ConfigException e) {
      e.problems().forEach(problem -> scene.err().println(VisibleText.of(problem.toString())));
      scene.err().flush();
      return ExitCode.BAD_CONFIGURATION;
    }
  }

  private PreviewPrinter printer(Question question, Screen screen) {
    if (month != null) {
      return new MonthPreviews(question, month, screen, scene.err());
    }
    return switch (scene.form()) {
      case JSON -> new JsonPreviews(question, screen.out());
      case CSV -> new CsvPreviews(question, screen.out(), scene.err());
      case TABLE -> new TextPreviews(question, screen, scene.err());
    };
  }

  private Question question() {
    return new Question(count, from, to, zone, key, scene.clock().instant());
  }

  private boolean showAllOfInput(Screen screen, Question question, PreviewPrinter printer)
      throws IOException {
    boolean understood = true;
    var lines = new BufferedReader(new InputStreamReader(scene.in(), UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      understood &= line.isBlank() || show(line, question, printer);
      if (!lines.ready() && screen.closed()) {
        // Who asks line by line gets each answer at once; checking for the end has flushed it.
        return understood;
      }
    }
    return understood;
  }

  private boolean show(String expression, Question question, PreviewPrinter printer) {
    try {
      printer.accepted(expression, question.parse(expression));
      return true;
    } catch (RealtimeException e) {
      printer.refused(expression, e);
      return false;
    }
  }
}
