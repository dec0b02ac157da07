package io.barto.worker.plan;

import static java.lang.System.Logger.Level.WARNING;

import io.barto.plan.Fire;
import io.barto.plan.FirePlanner;
import io.barto.plan.Schedule;
import io.barto.plan.ScheduleBook;
import io.barto.plan.ScheduleKey;
import io.barto.protocol.ServerToWorker.V1Schedule;
import io.barto.realtime.Realtime;
import io.barto.realtime.RealtimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The schedules that a worker fires by itself.
 *
 * <p>In version 1 two schedules may have one name. Both are to run, also in the same second, so
 * that the later ones get a key of their own, with their number behind the name.
 */
public final class LocalBook {
  private static final System.Logger LOG = System.getLogger(LocalBook.class.getName());

  private record Entry(String name, Schedule schedule) {}

  private final String worker;
  private final Map<String, Entry> entries;

  private LocalBook(String worker, Map<String, Entry> entries) {
    this.worker = worker;
    this.entries = entries;
  }

  /** The schedules that a server of version 1 sent; what can't be followed is left out, loudly. */
  public static LocalBook of(String worker, List<V1Schedule> schedules) {
    var entries = new LinkedHashMap<String, Entry>();
    for (V1Schedule schedule : schedules) {
      String key = freeKey(schedule.name(), entries);
      try {
        entries.put(key, new Entry(schedule.name(), read(new ScheduleKey(worker, key), schedule)));
      } catch (RealtimeException | IllegalArgumentException e) {
        LOG.log(
            WARNING,
            "the schedule {0} is left out: `{1}`: {2}",
            schedule.name(),
            schedule.onCalendar(),
            e.getMessage());
      }
    }
    return new LocalBook(worker, entries);
  }

  private static String freeKey(String name, Map<String, Entry> taken) {
    String key = name;
    for (int number = 2; taken.containsKey(key); number++) {
      key = name + "#" + number;
    }
    return key;
  }

  private static Schedule read(ScheduleKey key, V1Schedule schedule) throws RealtimeException {
    Realtime onCalendar = Realtime.parse(schedule.onCalendar()).withKey(key.toString());
    return new Schedule(key.schedule(), onCalendar, schedule.commands(), false, null);
  }

  /** How many schedules it has. */
  public int size() {
    return entries.size();
  }

  FirePlanner planAfter(Instant instant) {
    var schedules = new ArrayList<Schedule>();
    entries.values().forEach(entry -> schedules.add(entry.schedule()));
    return new FirePlanner(new ScheduleBook(1, Map.of(worker, schedules)), instant);
  }

  DueFire due(Fire fire) {
    Entry entry = Objects.requireNonNull(entries.get(fire.schedule().schedule()));
    return new DueFire(fire, entry.name(), entry.schedule());
  }
}
