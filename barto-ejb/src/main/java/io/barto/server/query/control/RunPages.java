package io.barto.server.query.control;

import io.barto.server.query.control.RunOutput.RunEnd;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Ended runs in the order of their nominal times, a page at a time; each page is one index range.
 * What a version 1 worker ran stands where it was first heard of.
 */
final class RunPages {
  /** What an answer says of a run. */
  record EndedRun(
      long number,
      LocalDateTime sorted,
      String worker,
      String schedule,
      int exitCode,
      boolean success,
      RunEnd end,
      long bytes) {}

  /** How many bytes a run has written. */
  static final String WRITTEN = "COALESCE(r.stdout_bytes, 0) + COALESCE(r.stderr_bytes, 0)";

  private static final int PAGE = 500;
  private static final int UNKNOWN_EXIT = 255;
  private static final String SELECT =
      "SELECT r.number, r.sorted, w.name, r.schedule, r.exit_code, r.state, r.run_id,"
          + " COALESCE(r.finished, r.started, r.sorted), "
          + WRITTEN
          + " FROM run r FORCE INDEX (";
  private static final String AFTER =
      ") STRAIGHT_JOIN worker w ON w.id = r.worker"
          + " WHERE r.sorted >= ? AND (r.sorted > ? OR r.number > ?) AND ";
  private static final String ORDER = " ORDER BY r.sorted, r.number LIMIT " + PAGE;

  private final Connection connection;
  private final String sql;
  private final List<String> parameters;
  private LocalDateTime sorted = LocalDateTime.of(1970, 1, 1, 0, 0);
  private long number = -1;
  private boolean ended;

  /**
   * @param key in whose order, that of the runs' times, they are read; the condition fixes what it
   *     has before the time
   * @param condition in SQL, with a question mark for each parameter
   */
  RunPages(Connection connection, String key, String condition, List<String> parameters) {
    this.connection = connection;
    this.sql = SELECT + key + AFTER + condition + ORDER;
    this.parameters = List.copyOf(parameters);
  }

  /** The next page; an empty one is the end. */
  List<EndedRun> next() throws SQLException {
    var page = new ArrayList<EndedRun>();
    if (ended) {
      return page;
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, sorted);
      statement.setObject(2, sorted);
      statement.setLong(3, number);
      for (int i = 0; i < parameters.size(); i++) {
        statement.setString(4 + i, parameters.get(i));
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          page.add(run(rows));
        }
      }
    }
    ended = page.size() < PAGE;
    if (!page.isEmpty()) {
      EndedRun last = page.get(page.size() - 1);
      sorted = last.sorted();
      number = last.number();
    }
    return page;
  }

  /** The wire has a number for every run; one whose end is not known did not end with 0. */
  static int exitCode(ResultSet row, int column) throws SQLException {
    int code = row.getInt(column);
    return row.wasNull() ? UNKNOWN_EXIT : code;
  }

  private static EndedRun run(ResultSet row) throws SQLException {
    return new EndedRun(
        row.getLong(1),
        row.getObject(2, LocalDateTime.class),
        row.getString(3),
        row.getString(4),
        exitCode(row, 5),
        row.getString(6).equals("SUCCEEDED"),
        new RunEnd(
            UUID.fromString(row.getString(7)),
            row.getObject(8, LocalDateTime.class).toInstant(ZoneOffset.UTC)),
        row.getLong(9));
  }
}
