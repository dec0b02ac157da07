package io.barto.cli.output;

import io.barto.cli.answer.Sheet;
import io.barto.cli.answer.Times;
import io.barto.cli.answer.Value;
import io.barto.cli.table.Tone;
import io.barto.protocol.ServerToCli.FailedItem;
import io.barto.protocol.ServerToCli.OutputItem;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of output with what became of its run, as {@code list}, {@code cmd} and {@code failed}
 * show them in every version of the wire.
 *
 * @param line null where the run wrote nothing
 */
record Recorded(
    @Nullable String time,
    @Nullable String worker,
    @Nullable String command,
    int exitCode,
    boolean success,
    @Nullable String line) {
  static final Sheet<Recorded> LIST =
      sheet()
          .number("exit_code", "EXIT", Recorded::exit)
          .also("success", one -> Value.of(one.success))
          .text("line", "OUTPUT", Recorded::output);

  static final Sheet<Recorded> CMD =
      sheet()
          .whole("worker", "WORKER", one -> Value.of(one.worker))
          .number("exit_code", "EXIT", Recorded::exit)
          .also("success", one -> Value.of(one.success))
          .text("line", "OUTPUT", Recorded::output);

  static final Sheet<Recorded> FAILED =
      sheet()
          .whole("worker", "WORKER", one -> Value.of(one.worker))
          .whole("command", "COMMAND", one -> Value.of(one.command))
          .number("exit_code", "EXIT", Recorded::exit)
          .also("success", one -> Value.of(one.success))
          .text("line", "OUTPUT", Recorded::output);

  static final Sheet<String> COMMAND_NAME =
      Sheet.<String>of("command_name")
          .text("name", "COMMAND", Value::of)
          .asLine(name -> name + "\n");

  static Recorded of(@Nullable String worker, OutputItem item) {
    return new Recorded(
        item.timestamp(), worker, null, item.exitCode(), item.success(), item.data());
  }

  static Recorded of(FailedItem item) {
    return new Recorded(
        item.timestamp(),
        item.worker(),
        item.commandName(),
        item.exitCode(),
        item.success(),
        item.data());
  }

  private static Sheet<Recorded> sheet() {
    return Sheet.<Recorded>of("recorded_line").whole("time", "TIME", Recorded::at).rank(1);
  }

  /** What has a text and no time is no output: it says what is lost in its place. */
  private boolean isGap() {
    return time == null && line != null;
  }

  /** What is no time is shown as it came. */
  private Value at() {
    if (isGap()) {
      return Value.none("LOST");
    }
    @Nullable Instant instant = Times.parse(time);
    return instant == null ? Value.of(time) : Value.at(instant);
  }

  private Value exit() {
    return Value.of(exitCode, Integer.toString(exitCode), success ? Tone.GOOD : Tone.BAD);
  }

  private Value output() {
    if (line == null) {
      return Value.none("(no output)");
    }
    return isGap() ? Value.of(line, line, Tone.BAD) : Value.of(line);
  }
}
