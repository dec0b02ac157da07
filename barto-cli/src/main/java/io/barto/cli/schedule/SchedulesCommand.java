package io.barto.cli.schedule;

import io.barto.cli.answer.Answer;
import io.barto.cli.answer.Sheet;
import io.barto.cli.answer.Value;
import io.barto.cli.argument.ScheduleFilter;
import io.barto.cli.argument.ScheduleName;
import io.barto.cli.request.AnswerHandler;
import io.barto.cli.request.Console;
import io.barto.cli.run.RunSheets;
import io.barto.cli.table.Tone;
import io.barto.protocol.RunAnswer;
import io.barto.protocol.RunAnswer.LastFire;
import io.barto.protocol.RunAnswer.ScheduleItem;
import io.barto.protocol.RunRequest;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code barto-cli schedules}. */
@Command(
    name = "schedules",
    description = "List the schedules: what they run, when next, and how they last ended",
    footerHeading = "%nExamples:%n",
    footer = {
      "  barto-cli schedules",
      "  barto-cli schedules vader             those of a worker",
      "  barto-cli schedules vader/backup --json"
    })
public final class SchedulesCommand implements Callable<Integer> {
  private static final Sheet<ScheduleItem> SCHEDULE =
      Sheet.<ScheduleItem>of("schedule")
          .whole("worker", "WORKER", SchedulesCommand::worker)
          .whole("schedule", "SCHEDULE", one -> Value.of(one.schedule()))
          .text("expression", "EXPRESSION", one -> Value.of(one.expression()))
          .rank(1)
          .also("normalized", one -> Value.of(one.canonical()))
          .text("description", "MEANING", one -> Value.of(one.description()))
          .rank(3)
          .whole("next", "NEXT", SchedulesCommand::next)
          .whole("last_due", "LAST", of(fire -> Value.when(fire.nominal())))
          .rank(2)
          .whole("last_state", "STATE", of(fire -> RunSheets.state(fire.state())))
          .also("last_runs", of(fire -> ids(fire)))
          .also("commands", one -> Value.of(one.commands()))
          .also("stop_on_failure", one -> Value.of(one.stopOnFailure()))
          .also("connected", one -> Value.of(one.connected()))
          .also("generation", one -> Value.of(one.generation()));

  private final Console console;

  @Mixin private final ScheduleFilter filter = new ScheduleFilter();

  public SchedulesCommand(Console console) {
    this.console = console;
  }

  /** One whose worker is away is due, and does not run. */
  private static Value worker(ScheduleItem one) {
    return Value.of(one.worker(), one.connected() ? Tone.PLAIN : Tone.BAD);
  }

  private static Value next(ScheduleItem one) {
    return one.next() == null ? Value.none("never") : Value.when(one.next());
  }

  private static Function<ScheduleItem, Value> of(Function<LastFire, Value> value) {
    return one -> {
      @Nullable LastFire last = one.lastFire();
      return last == null ? Value.none() : value.apply(last);
    };
  }

  private static Value ids(LastFire fire) {
    List<String> ids = fire.runs().stream().map(Object::toString).toList();
    return Value.of(ids);
  }

  @Override
  public Integer call() {
    ScheduleName name = filter.name();
    return console.list(
        new RunRequest.Schedules(name.worker(), name.schedule()),
        Handler::new,
        "no schedules; bartos.toml has them, under [schedules.<worker>]",
        SCHEDULE);
  }

  private static final class Handler extends AnswerHandler {
    private final Answer answer;

    Handler(Answer answer) {
      this.answer = answer;
    }

    @Override
    public Boolean scheduleList(RunAnswer.ScheduleList message) {
      message.schedules().forEach(one -> answer.row(SCHEDULE, one));
      return true;
    }
  }
}
