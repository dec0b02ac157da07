package io.barto.cli.schedule;

import io.barto.cli.answer.Answer;
import io.barto.cli.answer.Sheet;
import io.barto.cli.answer.Value;
import io.barto.cli.run.RunSheets;
import io.barto.protocol.ReloadAnswer.FireDifference;
import io.barto.protocol.ReloadAnswer.ReloadReport;
import io.barto.protocol.ReloadAnswer.ScheduleChange;
import io.barto.protocol.ServerToCli.FireTime;

/** What programs are told of a reload. */
final class ReloadSheets {
  private static final Sheet<ReloadReport> RELOAD =
      Sheet.<ReloadReport>of("reload")
          .also("dry_run", report -> Value.of(report.dryRun()))
          .also("generation", report -> Value.of(report.generation()))
          .also("changes", report -> Value.of((long) report.changes().size()))
          .also("days_compared", report -> Value.of((long) report.days()))
          .also("fires_appear", report -> Value.of(report.appear().count()))
          .also("fires_vanish", report -> Value.of(report.vanish().count()))
          .also("more_fires", report -> Value.of(report.appear().more() || report.vanish().more()))
          .also("need_restart", report -> Value.of(report.needRestart()));

  private static final Sheet<ScheduleChange> CHANGE =
      Sheet.<ScheduleChange>of("schedule_change")
          .also("change", change -> Value.of(RunSheets.lower(change.kind())))
          .also("worker", change -> Value.of(change.worker()))
          .also("schedule", change -> Value.of(change.schedule()))
          .also("what", change -> Value.of(change.what()));

  private static final Sheet<FireTime> APPEARS = fires("fire_appears");
  private static final Sheet<FireTime> VANISHES = fires("fire_vanishes");

  private ReloadSheets() {}

  private static Sheet<FireTime> fires(String kind) {
    return Sheet.<FireTime>of(kind)
        .also("worker", fire -> Value.of(fire.worker()))
        .also("schedule", fire -> Value.of(fire.schedule()))
        .also("due", fire -> Value.when(fire.nominal()));
  }

  static void show(ReloadReport report, Answer answer) {
    answer.detail(RELOAD, report);
    report.changes().forEach(change -> answer.row(CHANGE, change));
    show(APPEARS, report.appear(), answer);
    show(VANISHES, report.vanish(), answer);
  }

  private static void show(Sheet<FireTime> sheet, FireDifference fires, Answer answer) {
    fires.earliest().forEach(fire -> answer.row(sheet, fire));
  }
}
