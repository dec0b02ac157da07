package io.barto.server.query.boundary;

import static java.util.stream.Collectors.joining;

import io.barto.config.Nearest;
import io.barto.plan.Schedule;
import io.barto.plan.ScheduleBook;
import io.barto.protocol.ErrorCode;
import io.barto.server.query.control.run.RunFinder;
import io.barto.server.query.control.run.RunFinder.FoundRun;
import io.barto.server.query.control.run.StoredNames;
import io.barto.server.refusal.RefusedException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds what people name; where there is none it says what is nearest. */
final class Lookup {
  /** The id of a worker that the database does not know: nothing is of it. */
  static final long NEVER_SEEN = -1;

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
    throw unknown("worker", name, known);
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
    List<String> inBook =
        book.entries().stream()
            .filter(entry -> worker == null || entry.getKey().worker().equals(worker))
            .map(entry -> entry.getKey().schedule())
            .toList();
    if (!inBook.contains(name) && !stored.hasRun(workerId, name)) {
      var known = new TreeSet<>(inBook);
      known.addAll(stored.schedules(workerId));
      throw unknown("schedule", worker == null ? name : worker + "/" + name, name, known);
    }
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
                unknown(
                    "schedule",
                    worker + "/" + name,
                    name,
                    all.stream().map(Schedule::name).toList()));
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

  /** What there is not, with what was probably meant. */
  static RefusedException unknown(String what, String name, Collection<String> known) {
    return unknown(what, name, name, known);
  }

  private static RefusedException unknown(
      String what, String shown, String name, Collection<String> known) {
    String advice =
        Nearest.to(name, known)
            .map(nearest -> "; did you mean `" + nearest + "`?")
            .orElse(known.isEmpty() ? "; there is none" : "");
    return new RefusedException(ErrorCode.NOT_FOUND, "no " + what + " `" + shown + "`" + advice);
  }
}
