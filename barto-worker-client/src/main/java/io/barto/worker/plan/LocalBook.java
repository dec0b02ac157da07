package io.barto.worker.plan;

import static java.lang.System.Logger.Level.WARNING;

import io.barto.plan.Fire;
import io.barto.plan.FirePlanner;
import io.barto.plan.MissedTick;
import io.barto.plan.Schedule;
import io.barto.plan.ScheduleBook;
import io.barto.plan.ScheduleKey;
import io.barto.protocol.ServerToWorker.Book;
import io.barto.protocol.ServerToWorker.BookSchedule;
import io.barto.protocol.ServerToWorker.BookZone;
import io.barto.protocol.ServerToWorker.V1Schedule;
import io.barto.protocol.Wire;
import io.barto.realtime.Realtime;
import io.barto.realtime.RealtimeException;
import io.barto.realtime.ZoneClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
  private final long generation;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final Map<String, ZoneClock> zones = new HashMap<>();

  private LocalBook(String worker, long generation) {
    this.worker = worker;
    this.generation = generation;
  }

  /** A server's book; what can't be followed is left to the server, loudly. */
  public static LocalBook of(String worker, Book book) {
    var local = new LocalBook(worker, book.generation());
    if (book.planner() != Wire.PLANNER) {
      LOG.log(
          WARNING,
          "the server finds fire times by other rules (version {0}) than this worker ({1}): what the"
              + " worker fires by itself may differ; give both the same release of barto",
          book.planner(),
          Wire.PLANNER);
    }
    book.zones().forEach(zone -> local.zones.put(zone.name(), clock(zone)));
    for (BookSchedule schedule : book.schedules()) {
      local.add(schedule.name(), schedule.name(), schedule);
    }
    return local;
  }

  /** The schedules that a server of version 1 sent; what can't be followed is left out, loudly. */
  public static LocalBook of(String worker, List<V1Schedule> schedules) {
    var local = new LocalBook(worker, 0);
    for (V1Schedule schedule : schedules) {
      String key = freeKey(schedule.name(), local.entries);
      var same = new BookSchedule(key, schedule.onCalendar(), schedule.commands(), false, null);
      local.add(key, schedule.name(), same);
    }
    return local;
  }

  private static ZoneClock clock(BookZone zone) {
    return new ZoneClock(
        zone.offset(),
        zone.shifts().stream()
            .map(shift -> new ZoneClock.Shift(shift.from().getEpochSecond(), shift.offset()))
            .toList());
  }

  private void add(String key, String name, BookSchedule schedule) {
    try {
      var calendar = calendar(schedule.onCalendar());
      entries.put(key, new Entry(name, read(new ScheduleKey(worker, key), calendar, schedule)));
    } catch (RealtimeException | IllegalArgumentException e) {
      LOG.log(
          WARNING,
          "the schedule {0} is left out: `{1}`: {2}",
          name,
          schedule.onCalendar(),
          e.getMessage());
    }
  }

  private static String freeKey(String name, Map<String, Entry> taken) {
    String key = name;
    for (int number = 2; taken.containsKey(key); number++) {
      key = name + "#" + number;
    }
    return key;
  }

  /** Goes by the server's zone, which this host's time-zone database need not even know. */
  private Realtime calendar(String text) throws RealtimeException {
    int space = text.lastIndexOf(' ');
    ZoneClock clock = zones.get(text.substring(space + 1));
    return space < 0 || clock == null
        ? Realtime.parse(text)
        : Realtime.parse(text.substring(0, space)).withClock(clock);
  }

  private static Schedule read(ScheduleKey key, Realtime calendar, BookSchedule schedule) {
    return new Schedule(
        key.schedule(),
        calendar.withKey(key.toString()),
        schedule.commands(),
        schedule.stopOnFailure(),
        missedTick(schedule.missedTick()));
  }

  private static @Nullable MissedTick missedTick(@Nullable Integer number) {
    if (number == null) {
      return null;
    }
    return switch (number) {
      case 0 -> MissedTick.BURST;
      case 1 -> MissedTick.DELAY;
      default -> MissedTick.SKIP;
    };
  }

  /** How many schedules it has. */
  public int size() {
    return entries.size();
  }

  /** Of the server's configuration; 0 where that has none. */
  public long generation() {
    return generation;
  }

  /** The keys of all its schedules. */
  public Set<String> keys() {
    return Set.copyOf(entries.keySet());
  }

  /** Whether it has a schedule under this key. */
  public boolean has(String key) {
    return entries.containsKey(key);
  }

  /** Whether a schedule is due at an instant. */
  boolean isDue(String key, Instant nominal) {
    Entry entry = entries.get(key);
    long second = nominal.getEpochSecond();
    return entry != null && entry.schedule().onCalendar().nextSecond(second - 1) == second;
  }

  FirePlanner planAfter(Instant instant) {
    var schedules = new ArrayList<Schedule>();
    entries.values().forEach(entry -> schedules.add(entry.schedule()));
    return new FirePlanner(new ScheduleBook(1, Map.of(worker, schedules)), instant);
  }

  /** Everything that there is to know about a fire of this book. */
  DueFire due(Fire fire) {
    Entry entry = Objects.requireNonNull(entries.get(fire.schedule().schedule()));
    return new DueFire(fire, entry.name(), entry.schedule(), generation);
  }

  /** A fire of each schedule at one instant, whether or not it is due then. */
  List<DueFire> allAt(Instant nominal) {
    return entries.keySet().stream()
        .map(key -> due(new Fire(new ScheduleKey(worker, key), nominal)))
        .toList();
  }
}
