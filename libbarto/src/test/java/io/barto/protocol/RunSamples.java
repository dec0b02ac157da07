package io.barto.protocol;

import static io.barto.protocol.Samples.A;
import static io.barto.protocol.Samples.B;
import static io.barto.protocol.Samples.NOMINAL;
import static io.barto.protocol.Samples.TIME;

import io.barto.protocol.OutputAnswer.LineKind;
import io.barto.protocol.OutputAnswer.OutputLine;
import io.barto.protocol.OutputRequest.Grep;
import io.barto.protocol.OutputRequest.Streams;
import io.barto.protocol.RunAnswer.LastFire;
import io.barto.protocol.RunAnswer.Origin;
import io.barto.protocol.RunAnswer.OutputGap;
import io.barto.protocol.RunAnswer.RunItem;
import io.barto.protocol.RunAnswer.ScheduleItem;
import io.barto.protocol.RunAnswer.Sibling;
import io.barto.protocol.RunAnswer.State;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One message of every kind about schedules, runs and their output. */
final class RunSamples {
  static final RunItem ENDED =
      new RunItem(
          A,
          "vader",
          "echo",
          1,
          "echo hi",
          NOMINAL,
          TIME,
          TIME,
          TIME.plusSeconds(1),
          State.FAILED,
          143,
          "ended by signal 15",
          2,
          Origin.MADE_UP,
          300,
          1_000_000L,
          0L);

  static final RunItem OPEN =
      new RunItem(
          B,
          "luke",
          "df",
          0,
          "df",
          null,
          TIME,
          null,
          null,
          State.DUE,
          null,
          "",
          1,
          Origin.MANUAL,
          0,
          null,
          null);

  private RunSamples() {}

  static Map<String, CliToServer> requests() {
    var all = new LinkedHashMap<String, CliToServer>();
    all.put("Schedules", new RunRequest.Schedules("vader", null));
    all.put(
        "Runs",
        new RunRequest.Runs(
            "vader", "echo", "hi", List.of(State.RUNNING, State.LOST), TIME, NOMINAL, 300));
    all.put("Runs.all", new RunRequest.Runs(null, null, null, List.of(), null, null, 0));
    all.put("ShowRun", new RunRequest.ShowRun("3f25"));
    all.put(
        "Output",
        new OutputRequest.Output("3f25", Streams.STDERR, 300L, new Grep("a.*b", true), true));
    all.put("Output.all", new OutputRequest.Output("3f25", Streams.BOTH, null, null, false));
    all.put(
        "Tail",
        new OutputRequest.Tail(
            "vader", "echo", "3f25", Streams.STDOUT, 10, new Grep("hi", false), true));
    all.put("Tail.all", new OutputRequest.Tail(null, null, null, Streams.BOTH, 0, null, true));
    all.put("RunNow", new RunRequest.RunNow("vader", "echo", true));
    return all;
  }

  static Map<String, ServerToCli> answers() {
    var all = new LinkedHashMap<String, ServerToCli>();
    all.put("ScheduleList", new RunAnswer.ScheduleList(List.of(schedule(), neverRun())));
    all.put("RunList", new RunAnswer.RunList(List.of(ENDED, OPEN)));
    all.put(
        "RunDetail",
        new RunAnswer.RunDetail(
            ENDED,
            "echo hi",
            TIME,
            12,
            B,
            true,
            299,
            1,
            List.of(new Sibling(B, 0, 1, State.SUCCEEDED)),
            List.of(new OutputGap(OutputKind.STDERR, 65_536, 300))));
    all.put(
        "OutputLines",
        new OutputAnswer.OutputLines(
            A,
            "vader",
            "echo",
            List.of(
                line(LineKind.LINE, OutputKind.STDOUT, 0, "hi", false, 0),
                line(LineKind.LINE, OutputKind.STDERR, 300, "ß", true, 0),
                line(LineKind.GAP, OutputKind.STDOUT, 1, "", false, 65_536),
                line(LineKind.FELL_BEHIND, OutputKind.STDOUT, 2, "", false, 7))));
    all.put("RunStarted", new RunAnswer.RunStarted(List.of(B, A), TIME));
    return all;
  }

  private static OutputLine line(
      LineKind kind, OutputKind stream, long number, String text, boolean continues, long missing) {
    return new OutputLine(kind, stream, number, TIME, text, continues, missing);
  }

  private static ScheduleItem schedule() {
    return new ScheduleItem(
        "vader",
        "echo",
        "hourly",
        "*-*-* *:00:00 UTC",
        "at minute 0",
        List.of("echo hi", "df"),
        true,
        NOMINAL,
        new LastFire(NOMINAL, State.FAILED, List.of(A, B)),
        true,
        12);
  }

  private static ScheduleItem neverRun() {
    return new ScheduleItem(
        "luke", "df", "2020-01-01", "c", "d", List.of(), false, null, null, false, 12);
  }
}
