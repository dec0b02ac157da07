package io.barto.cli.run;

import io.barto.cli.answer.Sheet;
import io.barto.cli.answer.Times;
import io.barto.cli.answer.Value;
import io.barto.cli.table.Tone;
import io.barto.protocol.OutputKind;
import io.barto.protocol.RunAnswer.OutputGap;
import io.barto.protocol.RunAnswer.RunDetail;
import io.barto.protocol.RunAnswer.RunItem;
import io.barto.protocol.RunAnswer.Sibling;
import io.barto.protocol.RunAnswer.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is shown of runs. */
public final class RunSheets {
  private static final int SHORT = 8;

  /** Ids of version 7 begin with the time: those of a minute begin alike. */
  private static final int SHORT_OF_7 = 18;

  private static final int VERSION_7 = 7;

  /** The list. */
  public static final Sheet<RunItem> RUN =
      Sheet.<RunItem>of("run")
          .whole("id", "RUN", run -> id(run.run()))
          .whole("worker", "WORKER", run -> Value.of(run.worker()))
          .rank(1)
          .whole("schedule", "SCHEDULE", run -> Value.of(run.schedule()))
          .also("command_index", run -> Value.of((long) run.index()))
          .whole("state", "STATE", run -> state(run.state()))
          .number("exit_code", "EXIT", RunSheets::exit)
          .rank(1)
          .also("due", run -> Value.when(run.nominal()))
          .also("claimed", run -> Value.when(run.claimed()))
          .whole("started", "STARTED", run -> Value.when(run.started()))
          .rank(1)
          .also("ended", run -> Value.when(run.ended()))
          .number("took_ms", "TOOK", RunSheets::took)
          .rank(2)
          .also("attempt", run -> Value.of((long) run.attempt()))
          .also("origin", run -> words(run.origin()))
          .number("lines", "LINES", run -> Value.of(run.lines()))
          .rank(2)
          .also("stdout_bytes", run -> Value.of(run.stdoutBytes()))
          .also("stderr_bytes", run -> Value.of(run.stderrBytes()))
          .text("command", "COMMAND", run -> text(run.command()))
          .rank(3)
          .text("reason", "REASON", run -> text(run.reason()))
          .rank(3);

  /** One with all that is known of it. */
  static final Sheet<RunDetail> DETAIL =
      Sheet.<RunDetail>of("run_detail")
          .also("id", run -> Value.of(run.item().run().toString()))
          .also("worker", of(item -> Value.of(item.worker())))
          .also("schedule", of(item -> Value.of(item.schedule())))
          .also("command_index", of(item -> Value.of((long) item.index())))
          .also("command", run -> text(run.command()))
          .also("state", of(item -> state(item.state())))
          .also("exit_code", of(RunSheets::exit))
          .also("reason", of(item -> text(item.reason())))
          .also("due", of(item -> Value.when(item.nominal())))
          .also("claimed", of(item -> Value.when(item.claimed())))
          .also("accepted", run -> Value.when(run.accepted()))
          .also("started", of(item -> Value.when(item.started())))
          .also("ended", of(item -> Value.when(item.ended())))
          .also("took_ms", of(RunSheets::took))
          .also("origin", of(item -> words(item.origin())))
          .also("attempt", of(item -> Value.of((long) item.attempt())))
          .also("generation", run -> Value.of(run.generation()))
          .also("instance", run -> Value.of(run.instance().toString()))
          .also("stop_on_failure", run -> Value.of(run.stopOnFailure()))
          .also("lines", of(item -> Value.of(item.lines())))
          .also("stdout_lines", run -> Value.of(run.stdoutLines()))
          .also("stderr_lines", run -> Value.of(run.stderrLines()))
          .also("stdout_bytes", of(item -> Value.of(item.stdoutBytes())))
          .also("stderr_bytes", of(item -> Value.of(item.stderrBytes())));

  /** Another run of the same fire. */
  static final Sheet<Sibling> SIBLING =
      Sheet.<Sibling>of("sibling_run")
          .whole("id", "RUN", run -> id(run.run()))
          .number("command_index", "COMMAND", run -> Value.of((long) run.index()))
          .number("attempt", "ATTEMPT", run -> Value.of((long) run.attempt()))
          .whole("state", "STATE", run -> state(run.state()));

  /** What is missing in the output. */
  static final Sheet<OutputGap> GAP =
      Sheet.<OutputGap>of("output_gap")
          .whole(
              "stream",
              "STREAM",
              gap -> Value.of(gap.stream() == OutputKind.STDERR ? "stderr" : "stdout"))
          .number("offset", "OFFSET", gap -> Value.of(gap.offset()))
          .number("bytes", "BYTES", gap -> Value.of(gap.bytes()));

  /** What a person asked for. */
  static final Sheet<UUID> STARTED =
      Sheet.<UUID>of("run_started")
          .whole("id", "RUN", RunSheets::id)
          .asLine(run -> "started run " + run + "\n");

  /** How it ended. */
  static final Sheet<RunItem> ENDED =
      Sheet.<RunItem>of("run_ended")
          .whole("id", "RUN", run -> Value.of(run.run().toString()))
          .whole("worker", "WORKER", run -> Value.of(run.worker()))
          .rank(1)
          .whole("schedule", "SCHEDULE", run -> Value.of(run.schedule()))
          .number("command_index", "COMMAND", run -> Value.of((long) run.index()))
          .whole("state", "STATE", run -> state(run.state()))
          .number("exit_code", "EXIT", RunSheets::exit)
          .text("reason", "REASON", run -> text(run.reason()))
          .whole("started", "STARTED", run -> Value.when(run.started()))
          .whole("ended", "ENDED", run -> Value.when(run.ended()))
          .number("took_ms", "TOOK", RunSheets::took)
          .number("lines", "LINES", run -> Value.of(run.lines()));

  private RunSheets() {}

  private static Function<RunDetail, Value> of(Function<RunItem, Value> value) {
    return run -> value.apply(run.item());
  }

  /** An id, of which people see as much as they need. */
  public static Value id(UUID run) {
    return Value.of(run.toString(), shortId(run), Tone.PLAIN);
  }

  /** As much of an id as people need. */
  public static String shortId(UUID run) {
    return run.toString().substring(0, run.version() == VERSION_7 ? SHORT_OF_7 : SHORT);
  }

  /** A state in its colour. */
  public static Value state(State state) {
    return Value.of(lower(state), lower(state).replace('_', ' '), tone(state));
  }

  private static Tone tone(State state) {
    return switch (state) {
      case SUCCEEDED -> Tone.GOOD;
      case FAILED, TIMED_OUT, KILLED, LOST, MISSED -> Tone.BAD;
      case RUNNING -> Tone.HEADING;
      case DUE, DISPATCHED, SKIPPED -> Tone.PLAIN;
    };
  }

  /** A constant's name as answers have it. */
  public static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static Value words(Enum<?> constant) {
    return Value.of(lower(constant), lower(constant).replace('_', ' '), Tone.PLAIN);
  }

  private static Value exit(RunItem run) {
    @Nullable Integer code = run.exitCode();
    return code == null
        ? Value.none()
        : Value.of(code, code.toString(), code == 0 ? Tone.GOOD : Tone.BAD);
  }

  private static Value took(RunItem run) {
    @Nullable Instant started = run.started();
    @Nullable Instant ended = run.ended();
    if (started == null || ended == null || ended.isBefore(started)) {
      return Value.none();
    }
    Duration took = Duration.between(started, ended);
    return Value.of(took.toMillis(), Times.length(took), Tone.PLAIN);
  }

  private static Value text(String text) {
    return text.isEmpty() ? Value.none() : Value.of(text);
  }
}
