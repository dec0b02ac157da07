package io.barto.server.schedule.control;

import io.barto.plan.MissedTick;
import io.barto.plan.Schedule;
import io.barto.plan.ScheduleKey;
import io.barto.protocol.ReloadAnswer.ChangeKind;
import io.barto.protocol.ReloadAnswer.ScheduleChange;
import io.barto.realtime.Realtime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What differs between the schedules of two books.
 *
 * @param changes by worker and schedule
 * @param calendars when the schedules fire that do not fire as before
 */
public record BookDifference(List<ScheduleChange> changes, List<CalendarChange> calendars) {
  /**
   * A schedule that does not fire as before.
   *
   * @param before null where it is new
   * @param after null where it is gone
   */
  public record CalendarChange(
      ScheduleKey key, @Nullable Realtime before, @Nullable Realtime after) {}

  public BookDifference {
    changes = List.copyOf(changes);
    calendars = List.copyOf(calendars);
  }

  /** Compares schedules by worker and name; their order in the file means nothing. */
  public static BookDifference of(
      Map<String, List<Schedule>> before, Map<String, List<Schedule>> after) {
    var changes = new ArrayList<ScheduleChange>();
    var calendars = new ArrayList<CalendarChange>();
    var workers = new TreeSet<>(before.keySet());
    workers.addAll(after.keySet());
    for (String worker : workers) {
      Map<String, Schedule> old = byName(before.getOrDefault(worker, List.of()));
      Map<String, Schedule> now = byName(after.getOrDefault(worker, List.of()));
      var names = new TreeSet<>(old.keySet());
      names.addAll(now.keySet());
      for (String name : names) {
        compare(new ScheduleKey(worker, name), old.get(name), now.get(name), changes, calendars);
      }
    }
    return new BookDifference(changes, calendars);
  }

  private static Map<String, Schedule> byName(List<Schedule> schedules) {
    var byName = new LinkedHashMap<String, Schedule>();
    schedules.forEach(schedule -> byName.put(schedule.name(), schedule));
    return byName;
  }

  private static void compare(
      ScheduleKey key,
      @Nullable Schedule before,
      @Nullable Schedule after,
      List<ScheduleChange> changes,
      List<CalendarChange> calendars) {
    List<String> what = before == null || after == null ? List.of() : changed(before, after);
    if (before != null && after != null && what.isEmpty()) {
      return;
    }
    ChangeKind kind =
        before == null ? ChangeKind.ADDED : after == null ? ChangeKind.REMOVED : ChangeKind.CHANGED;
    changes.add(new ScheduleChange(kind, key.worker(), key.schedule(), what));
    if (before == null || after == null || !sameCalendar(before, after)) {
      calendars.add(new CalendarChange(key, calendar(before), calendar(after)));
    }
  }

  private static @Nullable Realtime calendar(@Nullable Schedule schedule) {
    return schedule == null ? null : schedule.onCalendar();
  }

  private static boolean sameCalendar(Schedule before, Schedule after) {
    return BookContent.calendar(before).equals(BookContent.calendar(after));
  }

  private static List<String> changed(Schedule before, Schedule after) {
    var what = new ArrayList<String>();
    if (!sameCalendar(before, after)) {
      what.add(
          "on_calendar `"
              + BookContent.calendar(before)
              + "` is now `"
              + BookContent.calendar(after)
              + "`");
    }
    if (!before.commands().equals(after.commands())) {
      what.add("its commands");
    }
    if (before.stopOnFailure() != after.stopOnFailure()) {
      what.add("stop_on_failure is now " + after.stopOnFailure());
    }
    if (before.missedTick() != after.missedTick()) {
      what.add("missed_tick is now " + words(after.missedTick()));
    }
    return what;
  }

  private static String words(@Nullable MissedTick missedTick) {
    if (missedTick == null) {
      return "the worker's";
    }
    String name = missedTick.name();
    return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
  }
}
