package io.barto.cli.schedule;

import io.barto.cli.answer.Counted;
import io.barto.cli.answer.Times;
import io.barto.protocol.ReloadAnswer.ChangeKind;
import io.barto.protocol.ReloadAnswer.FireDifference;
import io.barto.protocol.ReloadAnswer.ReloadReport;
import io.barto.protocol.ReloadAnswer.ScheduleChange;
import io.barto.protocol.ServerToCli.FireTime;
import java.util.function.Consumer;

/** Says in words what a reload has changed. */
record ReloadWords(Times times, Consumer<String> line) {
  void print(ReloadReport report) {
    if (report.changes().isEmpty()) {
      line.accept("the schedules are as before, generation " + report.generation());
    } else {
      line.accept(
          report.dryRun()
              ? "would change, from generation " + report.generation() + ":"
              : "reloaded, generation " + report.generation() + ":");
      report.changes().forEach(this::change);
      fires("appear", report.days(), report.appear());
      fires("vanish", report.days(), report.vanish());
    }
    if (!report.needRestart().isEmpty()) {
      line.accept(
          "changed in the file, too, but only a restart of bartos makes it hold: "
              + String.join(", ", report.needRestart()));
    }
  }

  private void change(ScheduleChange change) {
    String name = change.worker() + "/" + change.schedule();
    String what = change.what().isEmpty() ? "" : ": " + String.join("; ", change.what());
    line.accept("  " + word(change.kind()) + name + what);
  }

  private static String word(ChangeKind kind) {
    return switch (kind) {
      case ADDED -> "added    ";
      case CHANGED -> "changed  ";
      case REMOVED -> "removed  ";
    };
  }

  private void fires(String verb, int days, FireDifference fires) {
    line.accept(
        (fires.more() ? "at least " : "")
            + Counted.of(fires.count(), "fire", "fires")
            + " of the next "
            + days
            + " days "
            + (fires.count() == 1 && !fires.more() ? verb + "s" : verb)
            + (fires.earliest().isEmpty() ? "" : ", the first:"));
    for (FireTime fire : fires.earliest()) {
      line.accept(
          "  " + times.toTheSecond(fire.nominal()) + "  " + fire.worker() + "/" + fire.schedule());
    }
  }
}
