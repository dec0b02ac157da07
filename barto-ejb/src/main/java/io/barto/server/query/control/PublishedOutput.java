package io.barto.server.query.control;

import io.barto.server.query.control.RunOutput.LineSink;
import io.barto.server.query.control.RunOutput.OutputLine;
import io.barto.server.query.control.RunOutput.RunEnd;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the published program had stored in a database that was taken over, in the order of the
 * lines' times. Rows are streamed.
 */
final class PublishedOutput {
  private static final String UNKNOWN = "(unknown)";
  private static final int FETCH_ROWS = 1_000;

  /** The time as UTC, whatever zone this session is in. */
  private static final String SELECT =
      "SELECT o.bartoc_name, o.cmd_name,"
          + " TIMESTAMP'1970-01-01 00:00:00' + INTERVAL UNIX_TIMESTAMP(o.timestamp) SECOND,"
          + " o.data, e.exit_code, e.success, e.cmd_uuid,"
          + " TIMESTAMP'1970-01-01 00:00:00' + INTERVAL UNIX_TIMESTAMP(e.timestamp) SECOND"
          + " FROM published_exit_status e ";

  private final Connection connection;
  private final LineSink sink;

  PublishedOutput(Connection connection, LineSink sink) {
    this.connection = connection;
    this.sink = sink;
  }

  void ofSchedule(String worker, String schedule) throws SQLException {
    walk(ended("o.bartoc_name = ? AND o.cmd_name = ?"), List.of(worker, schedule));
  }

  void ofName(String schedule) throws SQLException {
    walk(ended("o.cmd_name = ?"), List.of(schedule));
  }

  /** All lines of a run together. */
  void ofSucceeded(String worker) throws SQLException {
    walk(
        "JOIN published_output o ON o.cmd_uuid = e.cmd_uuid WHERE o.bartoc_name = ? AND e.exit_code"
            + " = 0 ORDER BY e.timestamp, e.cmd_uuid, o.timestamp, o.id",
        List.of(worker));
  }

  /** Of a run without output no name is known. */
  void ofFailed() throws SQLException {
    walk(
        "LEFT JOIN published_output o ON o.cmd_uuid = e.cmd_uuid"
            + " WHERE e.exit_code <> 0 ORDER BY o.timestamp, o.id",
        List.of());
  }

  private static String ended(String condition) {
    return "JOIN published_output o ON o.cmd_uuid = e.cmd_uuid WHERE "
        + condition
        + " ORDER BY o.timestamp, o.id";
  }

  private void walk(String rest, List<String> parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SELECT + rest)) {
      statement.setFetchSize(FETCH_ROWS);
      for (int i = 0; i < parameters.size(); i++) {
        statement.setString(i + 1, parameters.get(i));
      }
      try (var rows = StreamedRows.of(statement)) {
        while (rows.next()) {
          sink.accept(line(rows.row()));
        }
      }
    }
  }

  private static OutputLine line(ResultSet row) throws SQLException {
    Instant ended = row.getObject(8, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    LocalDateTime at = row.getObject(3, LocalDateTime.class);
    Instant time = at == null ? ended : at.toInstant(ZoneOffset.UTC); // without output: its end
    return new OutputLine(
        known(row.getString(1)),
        known(row.getString(2)),
        time,
        row.getString(4),
        row.getInt(5),
        row.getBoolean(6),
        new RunEnd(UUID.fromString(row.getString(7)), ended));
  }

  private static String known(@Nullable String name) {
    return name == null ? UNKNOWN : name;
  }
}
