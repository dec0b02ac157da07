package io.barto.server.schedule.control;

import io.barto.protocol.ReloadAnswer.ChangeKind;
import io.barto.protocol.ReloadAnswer.FireDifference;
import io.barto.protocol.ReloadAnswer.ReloadReport;
import io.barto.protocol.ReloadAnswer.ScheduleChange;
import java.util.ArrayList;
import java.util.List;

/** A reload in one line of the log. */
public final class ReloadWords {
  private static final int NAMED = 10;

  private ReloadWords() {}

  public static String of(ReloadReport report) {
    var words = new ArrayList<String>();
    if (report.changes().isEmpty()) {
      words.add("the schedules are as before");
    } else {
      add(words, "added", ChangeKind.ADDED, report);
      add(words, "changed", ChangeKind.CHANGED, report);
      add(words, "removed", ChangeKind.REMOVED, report);
      words.add(
          "within "
              + report.days()
              + " days "
              + count(report.appear())
              + " fires appear and "
              + count(report.vanish())
              + " vanish");
    }
    if (!report.needRestart().isEmpty()) {
      words.add("changed, but needs a restart: " + String.join(", ", report.needRestart()));
    }
    return "generation " + report.generation() + ": " + String.join("; ", words);
  }

  private static void add(List<String> words, String verb, ChangeKind kind, ReloadReport report) {
    List<String> names =
        report.changes().stream()
            .filter(change -> change.kind() == kind)
            .map(ReloadWords::name)
            .toList();
    if (!names.isEmpty()) {
      String more = names.size() > NAMED ? " and " + (names.size() - NAMED) + " more" : "";
      words.add(
          verb + " " + String.join(", ", names.subList(0, Math.min(NAMED, names.size()))) + more);
    }
  }

  private static String name(ScheduleChange change) {
    return change.worker() + "/" + change.schedule();
  }

  private static String count(FireDifference fires) {
    return (fires.more() ? "at least " : "") + fires.count();
  }
}
