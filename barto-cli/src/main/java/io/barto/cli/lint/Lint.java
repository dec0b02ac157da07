package io.barto.cli.lint;

import io.barto.config.BartosConfig;
import io.barto.plan.ScheduleKey;
import io.barto.realtime.Realtime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What the schedules of one configuration have that is hardly meant.
 *
 * @param schedules how many were checked
 */
public record Lint(int schedules, List<Finding> findings) {
  public Lint {
    findings = List.copyOf(findings);
  }

  /** Looks at all schedules of a configuration. */
  public static Lint of(BartosConfig config, Instant now) {
    List<LintedSchedule> schedules = schedules(config);
    var findings = new ArrayList<Finding>();
    var gaps = new GapCheck(now);
    for (LintedSchedule schedule : schedules) {
      never(schedule, now, findings);
      gaps.check(schedule).ifPresent(findings::add);
    }
    findings.addAll(new HerdCheck(now, schedules).check());
    return new Lint(schedules.size(), findings);
  }

  private static List<LintedSchedule> schedules(BartosConfig config) {
    var all = new ArrayList<LintedSchedule>();
    config
        .schedules()
        .forEach(
            (worker, schedules) ->
                schedules.forEach(
                    schedule ->
                        all.add(
                            new LintedSchedule(
                                new ScheduleKey(worker, schedule.name()), schedule.onCalendar()))));
    return all;
  }

  private static void never(LintedSchedule schedule, Instant now, List<Finding> findings) {
    Realtime calendar = schedule.calendar();
    for (String warning : calendar.warnings(now)) {
      var concerned = new Finding.Concerned(schedule.key(), calendar.toString(), null);
      findings.add(
          new Finding(
              Finding.Kind.NEVER,
              warning,
              "mend the expression, or remove the schedule",
              List.of(concerned)));
    }
  }
}
