package io.barto.cli.lint;

import io.barto.cli.answer.Times;
import io.barto.realtime.Realtime;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Finds the seconds of the coming week in which many schedules fire at once. */
final class HerdCheck {
  /** So many at once are a herd. */
  private static final int MANY = 10;

  private static final Times UTC = new Times(ZoneOffset.UTC, true, Instant.EPOCH, false);

  private static final int WEEK = 7 * 86_400;

  /** What fires more often in a week adds to every second alike, and counting it takes long. */
  private static final int MOST_FIRES = 20_000;

  private final long start;
  private final List<LintedSchedule> schedules;
  private final int[] fires = new int[WEEK];

  HerdCheck(Instant now, List<LintedSchedule> schedules) {
    this.start = now.getEpochSecond();
    this.schedules = new ArrayList<>(schedules);
  }

  /** The herds, largest first; a schedule is counted to one of them. */
  List<Finding> check() {
    schedules.forEach(schedule -> count(schedule, 1));
    var findings = new ArrayList<Finding>();
    for (int worst = worst(); fires[worst] >= MANY; worst = worst()) {
      Instant second = Instant.ofEpochSecond(start + 1 + worst);
      var herd = new ArrayList<LintedSchedule>();
      for (LintedSchedule schedule : schedules) {
        if (schedule.calendar().matches(second)) {
          herd.add(schedule);
        }
      }
      herd.forEach(schedule -> count(schedule, -1));
      schedules.removeAll(herd);
      findings.add(finding(second, herd));
    }
    return findings;
  }

  private void count(LintedSchedule schedule, int step) {
    Realtime calendar = schedule.calendar();
    long fire = calendar.nextSecond(start);
    for (int i = 0; i < MOST_FIRES && fire <= start + WEEK; i++) {
      fires[(int) (fire - start - 1)] += step;
      fire = calendar.nextSecond(fire);
    }
  }

  private int worst() {
    int worst = 0;
    for (int i = 1; i < WEEK; i++) {
      worst = fires[i] > fires[worst] ? i : worst;
    }
    return worst;
  }

  private static Finding finding(Instant second, List<LintedSchedule> herd) {
    String message = herd.size() + " schedules fire in the same second, " + UTC.toTheSecond(second);
    List<Finding.Concerned> concerned =
        herd.stream()
            .map(
                schedule ->
                    new Finding.Concerned(
                        schedule.key(), schedule.calendar().toString(), schedule.spread()))
            .toList();
    return new Finding(
        Finding.Kind.HERD,
        message,
        "let R draw a minute and second for each, the same after every restart",
        concerned);
  }
}
