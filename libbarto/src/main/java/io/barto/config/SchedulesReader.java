package io.barto.config;

import static java.util.Locale.ROOT;

import io.barto.plan.MissedTick;
import io.barto.plan.Schedule;
import io.barto.plan.ScheduleKey;
import io.barto.realtime.Realtime;
import io.barto.realtime.RealtimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code [schedules.<worker>]}. */
final class SchedulesReader {
  private final ZoneId serverZone;

  SchedulesReader(ZoneId serverZone) {
    this.serverZone = serverZone;
  }

  Map<String, List<Schedule>> read(TableReader root) {
    var schedules = new LinkedHashMap<String, List<Schedule>>();
    root.namedTables("schedules")
        .forEach((worker, table) -> schedules.put(worker, ofWorker(worker, table)));
    return schedules;
  }

  private List<Schedule> ofWorker(String worker, TableReader table) {
    table.check(worker, Shapes.NAME);
    var schedules = new ArrayList<Schedule>();
    Set<String> names = new HashSet<>();
    for (TableReader item : table.requiredTables("schedules")) {
      String name = item.required("name", Shapes.SCHEDULE_NAME, "");
      if (!name.isEmpty() && !names.add(name)) {
        item.problem("name", "worker " + worker + " has another schedule named " + name);
      }
      Schedule schedule = schedule(new ScheduleKey(worker, name), item);
      if (schedule != null) {
        schedules.add(schedule);
      }
    }
    return schedules;
  }

  private @Nullable Schedule schedule(ScheduleKey key, TableReader item) {
    ZoneId zone = item.optional("timezone", Shapes.ZONE, serverZone);
    Realtime onCalendar = onCalendar(key, item, zone);
    List<String> commands = item.required("cmds", Shapes.COMMANDS, List.of());
    boolean stopOnFailure = item.optional("stop_on_failure", Shapes.YES_OR_NO, false);
    MissedTick missedTick = item.optional("missed_tick", Shapes.oneOf(MissedTick.class));
    return onCalendar == null || commands.isEmpty()
        ? null
        : new Schedule(key.schedule(), onCalendar, commands, stopOnFailure, missedTick);
  }

  private static @Nullable Realtime onCalendar(ScheduleKey key, TableReader item, ZoneId zone) {
    String expression = item.required("on_calendar", Shapes.TEXT, "");
    if (expression.isEmpty()) {
      return null;
    }
    try {
      return Realtime.parse(expression).withDefaultZone(zone).withKey(key.toString());
    } catch (RealtimeException e) {
      item.problem(
          "on_calendar",
          String.format(
              ROOT,
              "worker %s, schedule %s: in %s, %s",
              key.worker(),
              Mismatch.quote(key.schedule()),
              Mismatch.quote(expression),
              e.getMessage()));
      return null;
    }
  }
}
