package io.barto.server.query.control.run;

import io.barto.protocol.RunAnswer.Origin;
import io.barto.protocol.RunAnswer.RunItem;
import io.barto.protocol.RunAnswer.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One row of the table of runs, as people see it. */
final class RunRow {
  /** The runs are {@code r}, their workers {@code w}; a key can be named in between. */
  static final String SELECT =
      "SELECT r.number, r.sorted, r.run_id, w.name, r.schedule, r.command_index,"
          + " LEFT(r.command, 200), r.nominal, r.claimed, r.started, r.finished, r.state,"
          + " r.exit_code, r.reason, r.attempt, r.origin,"
          + " (SELECT COALESCE(SUM(c.line_count), 0) FROM output_chunk c WHERE c.run = r.number),"
          + " r.stdout_bytes, r.stderr_bytes FROM run r ";

  /** Straight, since from the worker on each page would read and sort all that is left. */
  static final String WORKER = " STRAIGHT_JOIN worker w ON w.id = r.worker ";

  private RunRow() {}

  static RunItem item(ResultSet row) throws SQLException {
    return new RunItem(
        row.getObject(3, UUID.class),
        row.getString(4),
        row.getString(5),
        row.getInt(6),
        row.getString(7),
        DatabaseTime.orNull(row, 8),
        DatabaseTime.of(row, 9),
        DatabaseTime.orNull(row, 10),
        DatabaseTime.orNull(row, 11),
        State.valueOf(row.getString(12)),
        row.getObject(13, Integer.class),
        row.getString(14),
        row.getInt(15),
        Origin.valueOf(row.getString(16)),
        row.getLong(17),
        count(row, 18),
        count(row, 19));
  }

  private static @Nullable Long count(ResultSet row, int column) throws SQLException {
    return row.getObject(column, Long.class);
  }
}
