package io.barto.selftest.evidence;

import io.barto.plan.Fire;
import io.barto.plan.FirePlanner;
import io.barto.plan.RunId;
import io.barto.plan.ScheduleBook;
import io.barto.plan.ScheduleKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * What has to happen, computed from the configuration alone: the fires of one worker, each with the
 * ids of its runs. A reload divides them at one instant, its cut, which the worker chooses.
 */
public final class Plan {
  private static final int MANY = 1_000_000;

  private final Map<Fire, List<UUID>> before;
  private final Map<Fire, List<UUID>> after;
  private final Instant reloaded;
  private final Window window;

  private Plan(
      Map<Fire, List<UUID>> before, Map<Fire, List<UUID>> after, Instant reloaded, Window window) {
    this.before = before;
    this.after = after;
    this.reloaded = reloaded;
    this.window = window;
  }

  /**
   * Plans a worker.
   *
   * @param reloaded when the second book was put in place of the first; the window's end where it
   *     was not
   */
  public static Plan of(
      String worker, ScheduleBook first, ScheduleBook second, Instant reloaded, Window window) {
    return new Plan(
        fires(first.only(worker), window), fires(second.only(worker), window), reloaded, window);
  }

  private static Map<Fire, List<UUID>> fires(ScheduleBook book, Window window) {
    var commands = new HashMap<ScheduleKey, Integer>();
    for (var entry : book.entries()) {
      commands.put(entry.getKey(), entry.getValue().commands().size());
    }
    var fires = new LinkedHashMap<Fire, List<UUID>>();
    var planner = new FirePlanner(book, window.from().minusSeconds(1));
    for (Fire fire : planner.takeDue(window.until().minusSeconds(1), MANY)) {
      fires.put(fire, runs(fire, commands.getOrDefault(fire.schedule(), 0)));
    }
    return fires;
  }

  private static List<UUID> runs(Fire fire, int commands) {
    return IntStream.range(0, commands).mapToObj(i -> RunId.of(fire, i, 1).value()).toList();
  }

  /** The fires, with their runs, where the worker cut at an instant. */
  public Map<Fire, List<UUID>> cutAt(Instant cut) {
    var all = new LinkedHashMap<Fire, List<UUID>>();
    before.forEach((fire, runs) -> putIf(fire.nominal().isBefore(cut), all, fire, runs));
    after.forEach((fire, runs) -> putIf(!fire.nominal().isBefore(cut), all, fire, runs));
    return all;
  }

  private static void putIf(boolean wanted, Map<Fire, List<UUID>> all, Fire fire, List<UUID> runs) {
    if (wanted) {
      all.put(fire, runs);
    }
  }

  /**
   * The cut with which the plan fits best what there is. The window's end where the reload never
   * reached the worker.
   */
  public Instant bestCut(Set<Fire> known) {
    Instant best = reloaded;
    long fewest = Long.MAX_VALUE;
    for (Instant cut = reloaded; !cut.isAfter(window.until()); cut = cut.plusSeconds(1)) {
      long differences = differences(cutAt(cut).keySet(), known);
      if (differences < fewest) {
        fewest = differences;
        best = cut;
      }
    }
    return best;
  }

  private static long differences(Set<Fire> planned, Set<Fire> known) {
    long missing = planned.stream().filter(fire -> !known.contains(fire)).count();
    long unplanned = known.stream().filter(fire -> !planned.contains(fire)).count();
    return missing + unplanned;
  }
}
