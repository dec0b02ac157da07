package io.barto.server.query.boundary;

import static java.util.stream.Collectors.joining;

import io.barto.config.Nearest;
import io.barto.plan.Schedule;
import io.barto.plan.ScheduleBook;
import io.barto.plan.ScheduleKey;
import io.barto.protocol.ErrorCode;
import io.barto.server.query.control.run.RunFinder;
import io.barto.server.query.control.run.RunFinder.FoundRun;
import io.barto.server.query.control.run.StoredNames;
import io.barto.server.refusal.RefusedException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds what people name; where there is none it says what is nearest. */
final class Lookup {
  /** The id of a worker that the database does not know: nothing is of it. */
  static final long NEVER_SEEN = -1;

  private static final int MOST_NAMED = 8;

  private final Connection connection;
  private final StoredNames stored;
  private final ScheduleBook book;

  Lookup(Connection connection, ScheduleBook book) {
    this.connection = connection;
    this.stored = new StoredNames(connection);
    this.book = book;
  }

  /** A worker's id in the database; {@link #NEVER_SEEN} of one that only the book knows. */
  long worker(String name) throws SQLException {
    OptionalLong id = stored.worker(name);
    if (id.isPresent()) {
      return id.getAsLong();
    }
    if (book.schedules().containsKey(name)) {
      return NEVER_SEEN;
    }
    var known = new TreeSet<>(book.schedules().keySet());
    known.addAll(stored.workers().keySet());
    Optional<String> meant = Nearest.to(name, known).or(() -> scheduleNamed(name));
    throw unknown("worker", name, meant, known);
  }

  /** Whoever names a schedule without its worker means one of that name. */
  private Optional<String> scheduleNamed(String name) {
    return book.entries().stream()
        .map(Map.Entry::getKey)
        .filter(key -> key.schedule().equals(name))
        .map(key -> key.worker() + "/" + key.schedule())
        .sorted()
        .findFirst();
  }

  /** The same; null where no worker is named. */
  @Nullable Long workerIfNamed(@Nullable String name) throws SQLException {
    return name == null ? null : worker(name);
  }

  /**
   * Sees that there is a schedule of that name, of that worker where one is named, or runs of it.
   */
  void checkSchedule(@Nullable String worker, @Nullable Long workerId, String name)
      throws SQLException {
    if (!isSchedule(worker, workerId, name)) {
      throw unknownSchedule("schedule", worker, name, schedules(worker, workerId));
    }
  }

  /** Whether there is a schedule of that name, or are runs of it. */
  boolean isSchedule(@Nullable String worker, @Nullable Long workerId, String name)
      throws SQLException {
    return inBook(worker).contains(name) || stored.hasRun(workerId, name);
  }

  /** The names of the schedules that there are, or are runs of. */
  Set<String> schedules(@Nullable String worker, @Nullable Long workerId) throws SQLException {
    var known = new TreeSet<>(inBook(worker));
    known.addAll(stored.schedules(workerId));
    return known;
  }

  /** The names of the schedules of one worker, of all where it is null. */
  List<String> inBook(@Nullable String worker) {
    return book.entries().stream()
        .map(Map.Entry::getKey)
        .filter(key -> worker == null || key.worker().equals(worker))
        .map(ScheduleKey::schedule)
        .toList();
  }

  /** A schedule of the book. */
  Schedule schedule(String worker, String name) throws SQLException {
    worker(worker);
    List<Schedule> all = book.of(worker);
    return all.stream()
        .filter(schedule -> schedule.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                unknownSchedule(
                    "schedule", worker, name, all.stream().map(Schedule::name).toList()));
  }

  /** The one run whose id begins so. */
  FoundRun run(String written) throws SQLException {
    String digits = RunFinder.digits(written);
    if (digits.isEmpty()) {
      throw new RefusedException(
          ErrorCode.BAD_REQUEST,
          "`"
              + written
              + "` is no run id: it has hexadecimal digits, of which the first four at least are"
              + " needed; barto-cli runs shows them");
    }
    List<FoundRun> found = RunFinder.find(connection, digits);
    if (found.isEmpty()) {
      throw new RefusedException(
          ErrorCode.NOT_FOUND, "no run's id begins with `" + written + "`; see barto-cli runs");
    }
    if (found.size() > 1) {
      throw new RefusedException(ErrorCode.NOT_FOUND, several(written, found));
    }
    return found.get(0);
  }

  private static String several(String written, List<FoundRun> found) {
    boolean more = found.size() > RunFinder.MOST_NAMED;
    return found.stream()
        .limit(RunFinder.MOST_NAMED)
        .map(run -> run.run() + " (" + run.worker() + "/" + run.schedule() + ")")
        .collect(
            joining(
                "\n  ",
                "several runs' ids begin with `" + written + "`; write more of it:\n  ",
                more ? "\n  and more" : ""));
  }

  /**
   * What there is not, with what was probably meant, written as people write it.
   *
   * @param what a schedule or a command
   * @param known the names of that worker, of all where it is null
   */
  RefusedException unknownSchedule(
      String what, @Nullable String worker, String name, Collection<String> known) {
    String of = worker == null ? "" : worker + "/";
    Optional<String> meant = Nearest.to(name, known).map(near -> of + near);
    return unknown(
        what,
        of + name,
        worker == null ? meant : meant.or(() -> scheduleNamed(name)),
        known.stream().map(one -> of + one).toList());
  }

  private static RefusedException unknown(
      String what, String name, Optional<String> meant, Collection<String> known) {
    String advice = meant.map(one -> "did you mean `" + one + "`?").orElseGet(() -> choice(known));
    return new RefusedException(ErrorCode.NOT_FOUND, "no " + what + " `" + name + "`; " + advice);
  }

  private static String choice(Collection<String> known) {
    if (known.isEmpty()) {
      return "there is none";
    }
    return known.size() > MOST_NAMED
        ? "there are " + known.size() + ", which barto-cli schedules and clients show"
        : known.stream()
            .map(one -> "`" + one + "`")
            .collect(joining(", ", known.size() == 1 ? "there is " : "there are ", ""));
  }
}
