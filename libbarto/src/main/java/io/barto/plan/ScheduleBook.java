package io.barto.plan;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All schedules of all workers at one generation of the configuration. Immutable: a reload makes
 * the next one.
 *
 * @param generation from 1, one more with each change of the content
 * @param schedules by worker name, in the order of the configuration; a worker's schedule names are
 *     unique
 */
public record ScheduleBook(long generation, Map<String, List<Schedule>> schedules) {
  public ScheduleBook {
    requireNonNull(schedules, "schedules");
    var copy = new LinkedHashMap<String, List<Schedule>>();
    schedules.forEach((worker, list) -> copy.put(worker, uniqueByName(worker, list)));
    schedules = Collections.unmodifiableMap(copy);
  }

  private static List<Schedule> uniqueByName(String worker, List<Schedule> list) {
    Set<String> names = new HashSet<>();
    for (Schedule schedule : list) {
      if (!names.add(schedule.name())) {
        throw new IllegalArgumentException(
            "worker " + worker + " has two schedules named " + schedule.name());
      }
    }
    return List.copyOf(list);
  }

  /** The schedules of one worker, empty where it has none. */
  public List<Schedule> of(String worker) {
    return schedules.getOrDefault(worker, List.of());
  }

  /** This generation with the schedules of one worker alone. */
  public ScheduleBook only(String worker) {
    return new ScheduleBook(generation, Map.of(worker, of(worker)));
  }

  /** Every schedule with its key, in the order of the configuration. */
  public List<Map.Entry<ScheduleKey, Schedule>> entries() {
    var all = new ArrayList<Map.Entry<ScheduleKey, Schedule>>();
    schedules.forEach(
        (worker, list) ->
            list.forEach(s -> all.add(Map.entry(new ScheduleKey(worker, s.name()), s))));
    return List.copyOf(all);
  }
}
