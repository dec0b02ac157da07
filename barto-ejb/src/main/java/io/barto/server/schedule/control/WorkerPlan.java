package io.barto.server.schedule.control;

import static java.util.stream.Collectors.toMap;

import io.barto.plan.Fire;
import io.barto.plan.FirePlanner;
import io.barto.plan.Schedule;
import io.barto.plan.ScheduleBook;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;

/**
 * What is planned for a worker on one of its connections. A new book follows on the old one at the
 * instant of the cut, which the worker names: each side's fires are of its own book. Not safe for
 * use by several threads.
 */
final class WorkerPlan {
  /** One book's part of the plan, up to a second that is no more part of it. */
  private static final class Part {
    private final long generation;
    private final Map<String, Schedule> schedules;
    private final FirePlanner fires;
    private long until = Long.MAX_VALUE;

    private Part(ScheduleBook book, String worker, Instant after) {
      generation = book.generation();
      schedules = book.of(worker).stream().collect(toMap(Schedule::name, Function.identity()));
      fires = new FirePlanner(book.only(worker), after);
    }

    private OptionalLong earliest() {
      OptionalLong earliest = fires.earliest();
      return earliest.isPresent() && earliest.getAsLong() < until ? earliest : OptionalLong.empty();
    }

    private List<PlannedFire> takeDue(Instant now, int limit) {
      Instant last = until <= now.getEpochSecond() ? Instant.ofEpochSecond(until - 1) : now;
      return fires.takeDue(last, limit).stream().map(this::planned).toList();
    }

    private PlannedFire planned(Fire fire) {
      Schedule schedule = schedules.get(fire.schedule().schedule());
      return new PlannedFire(fire, Objects.requireNonNull(schedule, "of this book"), generation);
    }
  }

  private final String worker;
  private final UUID connection;
  private final ArrayDeque<Part> parts = new ArrayDeque<>();

  WorkerPlan(String worker, UUID connection) {
    this.worker = worker;
    this.connection = connection;
  }

  boolean isOf(UUID other) {
    return connection.equals(other);
  }

  /**
   * From an instant on, this and later, it is this book that holds. A book that is followed already
   * changes nothing: a worker tells at each arrival that it has it.
   */
  void follow(ScheduleBook book, Instant cut) {
    Part newest = parts.peekLast();
    if (newest != null && newest.generation == book.generation()) {
      return;
    }
    for (Part part : parts) {
      part.until = Math.min(part.until, cut.getEpochSecond());
    }
    parts.removeIf(part -> part.earliest().isEmpty());
    parts.add(new Part(book, worker, cut.minusSeconds(1)));
  }

  /** The newest book that it is planned by. */
  OptionalLong generation() {
    Part newest = parts.peekLast();
    return newest == null ? OptionalLong.empty() : OptionalLong.of(newest.generation);
  }

  OptionalLong earliest() {
    return parts.stream()
        .map(Part::earliest)
        .filter(OptionalLong::isPresent)
        .mapToLong(OptionalLong::getAsLong)
        .min();
  }

  /** Takes what is due, the older book's fires first. */
  List<PlannedFire> takeDue(Instant now, int limit) {
    var due = new ArrayList<PlannedFire>();
    for (Part part : parts) {
      due.addAll(part.takeDue(now, limit - due.size()));
    }
    while (parts.size() > 1 && parts.getFirst().earliest().isEmpty()) {
      parts.removeFirst();
    }
    return due;
  }
}
