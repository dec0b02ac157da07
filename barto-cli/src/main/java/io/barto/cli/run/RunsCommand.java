package io.barto.cli.run;

import io.barto.cli.answer.Answer;
import io.barto.cli.argument.PointInTime;
import io.barto.cli.argument.ScheduleFilter;
import io.barto.cli.argument.ScheduleName;
import io.barto.cli.argument.WrongUsage;
import io.barto.cli.request.AnswerHandler;
import io.barto.cli.request.Console;
import io.barto.protocol.RunAnswer;
import io.barto.protocol.RunRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code barto-cli runs}. */
@Command(
    name = "runs",
    description = "List runs, newest first",
    footerHeading = "%nExamples:%n",
    footer = {
      "  barto-cli runs                              the newest 100",
      "  barto-cli runs --worker vader --state failed,lost --since 7d",
      "  barto-cli runs -s backup --since yesterday --until today --limit 0",
      "  barto-cli runs --limit 0 --json | jq -r 'select(.exit_code > 0) | .id'"
    })
public final class RunsCommand implements Callable<Integer> {
  private final Console console;

  @Spec private @Nullable CommandSpec spec;

  @Mixin private final ScheduleFilter filter = new ScheduleFilter();

  @Option(
      names = "--command",
      paramLabel = "<TEXT>",
      description = "Only those whose command contains this")
  private @Nullable String command;

  @Option(
      names = "--state",
      paramLabel = "<STATE>",
      split = ",",
      converter = StateNames.Converter.class,
      completionCandidates = StateNames.class,
      description = {"Only those in one of these states:", "${COMPLETION-CANDIDATES}"})
  private List<RunAnswer.State> states = List.of();

  @Option(
      names = "--since",
      paramLabel = "<TIME>",
      converter = PointInTime.Converter.class,
      description = {"Only those that were due from this time on:", PointInTime.FORMS})
  private @Nullable PointInTime since;

  @Option(
      names = "--until",
      paramLabel = "<TIME>",
      converter = PointInTime.Converter.class,
      description = "Only those that were due before this time")
  private @Nullable PointInTime until;

  @Option(
      names = {"-n", "--limit"},
      paramLabel = "<N>",
      defaultValue = "100",
      description = "At most so many; 100 unless given, 0: all")
  private long limit;

  public RunsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (limit < 0) {
      throw new WrongUsage(spec, "--limit is " + limit + "; expected 0 or more");
    }
    ScheduleName name = filter.name();
    Instant from = settled(since);
    Instant to = settled(until);
    if (from != null && to != null && to.isBefore(from)) {
      throw new WrongUsage(
          spec,
          "--until lies before --since: "
              + console.times().toTheSecond(to)
              + " before "
              + console.times().toTheSecond(from));
    }
    return console.list(
        new RunRequest.Runs(name.worker(), name.schedule(), command, states, from, to, limit),
        Handler::new,
        "no such runs",
        RunSheets.RUN);
  }

  private @Nullable Instant settled(@Nullable PointInTime point) {
    Clock clock = console.surroundings().clock();
    return point == null
        ? null
        : point.in(console.display().zone(clock.getZone()), clock.instant());
  }

  private static final class Handler extends AnswerHandler {
    private final Answer answer;

    Handler(Answer answer) {
      this.answer = answer;
    }

    @Override
    public Boolean runList(RunAnswer.RunList message) {
      message.runs().forEach(run -> answer.row(RunSheets.RUN, run));
      return true;
    }
  }
}
