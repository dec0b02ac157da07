package io.barto.cli.output;

import io.barto.cli.answer.Sheet;
import io.barto.cli.answer.Times;
import io.barto.cli.answer.Value;
import io.barto.protocol.OutputAnswer.LineKind;
import io.barto.protocol.OutputAnswer.OutputLine;
import io.barto.protocol.OutputAnswer.OutputLines;
import io.barto.protocol.OutputKind;
import java.util.Locale;

/**
 * A line that a run wrote, or what stands in place of some.
 *
 * @param part of the answer that it came in: whose line it is
 */
record WrittenLine(OutputLines part, OutputLine line) {
  /**
   * How lines are shown.
   *
   * @param timestamps whether people see when each was written
   * @param origin whether people see whose each is
   */
  static Sheet<WrittenLine> sheet(Times times, boolean timestamps, boolean origin) {
    return Sheet.<WrittenLine>of("output_line")
        .whole("run", "RUN", one -> Value.of(one.part.run().toString()))
        .whole("worker", "WORKER", one -> Value.of(one.part.worker()))
        .whole("schedule", "SCHEDULE", one -> Value.of(one.part.schedule()))
        .whole("stream", "STREAM", one -> Value.of(one.stream()))
        .whole("event", "EVENT", one -> Value.of(one.event()))
        .number("number", "LINE", one -> Value.of(one.line.number()))
        .whole("time", "TIME", one -> Value.at(one.line.at()))
        .text("text", "TEXT", one -> Value.of(one.line.text()))
        .whole("continues", "CONTINUES", one -> Value.of(one.line.continues()))
        .number("missing", "MISSING", one -> Value.of(one.line.missing()))
        .asLine(one -> one.shown(times, timestamps, origin));
  }

  private String stream() {
    return line.stream() == OutputKind.STDERR ? "stderr" : "stdout";
  }

  private String event() {
    return line.kind().name().toLowerCase(Locale.ROOT);
  }

  private String shown(Times times, boolean timestamps, boolean origin) {
    String when = timestamps ? times.show(line.at()) + "  " : "";
    String whose = origin ? part.worker() + "/" + part.schedule() + "  " : "";
    return when + whose + text();
  }

  private String text() {
    if (line.kind() == LineKind.GAP && !line.text().isEmpty()) {
      return "-- " + line.text() + " --\n";
    }
    if (line.kind() == LineKind.GAP) {
      return String.format(
          Locale.ROOT, "-- %,d bytes of %s are not stored --%n", line.missing(), stream());
    }
    if (line.kind() == LineKind.FELL_BEHIND) {
      return String.format(
          Locale.ROOT,
          "-- %,d lines left out here, which came faster than they were read; barto-cli output"
              + " shows them --%n",
          line.missing());
    }
    return line.continues() ? line.text() : line.text() + "\n";
  }
}
