package io.barto.server.retention.control;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs that ended before an instant, oldest first, a page at a time. Left out are those that their
 * worker may still tell of, since it would bring them back: it must know that their end is stored.
 * A worker that was retired, or speaks version 1, tells nothing twice.
 */
public final class OldRuns {
  /**
   * A run that is old enough.
   *
   * @param newest whether it is of its schedule's newest fire
   */
  public record OldRun(long number, boolean newest) {}

  private record Schedule(long worker, String name) {}

  static final String SETTLED =
      "(w.wire = 1 OR w.retired IS NOT NULL OR (w.settled IS NOT NULL AND r.finished < w.settled))";

  private static final int PAGE = 500;

  // what has ended before was due before; straight, since from the worker on each page would read
  // and sort all that is left
  private static final String OLD =
      " STRAIGHT_JOIN worker w FORCE INDEX (PRIMARY) ON w.id = r.worker"
          + " WHERE r.sorted < ? AND r.finished < ? AND "
          + SETTLED;

  private static final String COUNT = "SELECT COUNT(*) FROM run r FORCE INDEX (run_sorted)" + OLD;

  private static final String SELECT =
      "SELECT r.number, r.worker, r.schedule, r.sorted FROM run r FORCE INDEX (run_sorted)"
          + OLD
          + " AND r.sorted >= ? AND (r.sorted > ? OR r.number > ?)"
          + " ORDER BY r.sorted, r.number LIMIT "
          + PAGE;

  private static final String KEPT =
      "SELECT COUNT(*) FROM run r JOIN worker w ON w.id = r.worker"
          + " WHERE r.sorted < ? AND (r.finished IS NULL OR (r.finished < ? AND NOT "
          + SETTLED
          + "))";

  private static final String NEWEST =
      "SELECT sorted FROM run FORCE INDEX (run_schedule_sorted)"
          + " WHERE worker = ? AND schedule = ? ORDER BY sorted DESC LIMIT 1";

  private final LocalDateTime before;
  private final Map<Schedule, LocalDateTime> newest = new HashMap<>();
  private LocalDateTime sorted = LocalDateTime.of(1000, 1, 1, 0, 0);
  private long number = -1;

  public OldRuns(Instant before) {
    this.before = LocalDateTime.ofInstant(before, ZoneOffset.UTC);
  }

  /** The next page; an empty one is the end. */
  public List<OldRun> next(Connection connection) throws SQLException {
    var page = new ArrayList<OldRun>();
    try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
      statement.setObject(1, before);
      statement.setObject(2, before);
      statement.setObject(3, sorted);
      statement.setObject(4, sorted);
      statement.setLong(5, number);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          number = rows.getLong(1);
          sorted = rows.getObject(4, LocalDateTime.class);
          var schedule = new Schedule(rows.getLong(2), rows.getString(3));
          page.add(new OldRun(number, sorted.equals(newestOf(connection, schedule))));
        }
      }
    }
    return page;
  }

  /** None of these is ever deleted, so that it is looked for once only. */
  private LocalDateTime newestOf(Connection connection, Schedule schedule) throws SQLException {
    LocalDateTime known = newest.get(schedule);
    if (known != null) {
      return known;
    }
    try (PreparedStatement statement = connection.prepareStatement(NEWEST)) {
      statement.setLong(1, schedule.worker());
      statement.setString(2, schedule.name());
      try (ResultSet row = statement.executeQuery()) {
        LocalDateTime found = row.next() ? row.getObject(1, LocalDateTime.class) : sorted;
        newest.put(schedule, found);
        return found;
      }
    }
  }

  /** How many there are. */
  public long count(Connection connection) throws SQLException {
    return count(connection, COUNT);
  }

  /** How many are old enough, but have not ended or are not settled. */
  public long kept(Connection connection) throws SQLException {
    return count(connection, KEPT);
  }

  private long count(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, before);
      statement.setObject(2, before);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}
