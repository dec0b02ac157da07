package io.barto.server.query.control.run;

import io.barto.protocol.HostInfo;
import io.barto.protocol.ServerAnswer.AbsencePeriod;
import io.barto.protocol.ServerAnswer.UnfiredFires;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the database knows of a worker.
 *
 * @param wire the version of the wire that it spoke last
 * @param journalPosition at its last hello
 */
public record WorkerRow(
    long id,
    UUID instance,
    long epoch,
    long journalPosition,
    int wire,
    HostInfo info,
    Instant firstSeen,
    Instant lastSeen,
    @Nullable Instant retired) {
  private static final int MOST = 20;

  private static final String SELECT =
      "SELECT id, instance, epoch, journal_position, wire, os_name, hostname, os_version,"
          + " kernel_version, version, first_seen, last_seen, retired FROM worker WHERE name = ?";

  private static final String ABSENCES =
      "SELECT since, until, why FROM absence WHERE worker = ? ORDER BY since DESC LIMIT " + MOST;

  private static final String UNFIRED =
      "SELECT schedule, first_nominal, last_nominal, fires, kind, reason, at FROM missed_range"
          + " WHERE worker = ? ORDER BY last_nominal DESC LIMIT "
          + MOST;

  /** A worker that was here; null where none of that name ever was. */
  public static @Nullable WorkerRow of(Connection connection, String name) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
      statement.setString(1, name);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? of(row) : null;
      }
    }
  }

  private static WorkerRow of(ResultSet row) throws SQLException {
    return new WorkerRow(
        row.getLong(1),
        row.getObject(2, UUID.class),
        row.getLong(3),
        row.getLong(4),
        row.getInt(5),
        new HostInfo(
            row.getString(6),
            row.getString(7),
            row.getString(8),
            row.getString(9),
            row.getString(10)),
        DatabaseTime.of(row, 11),
        DatabaseTime.of(row, 12),
        DatabaseTime.orNull(row, 13));
  }

  /** The newest absences of a worker, newest first. */
  public static List<AbsencePeriod> absences(Connection connection, String name)
      throws SQLException {
    var periods = new ArrayList<AbsencePeriod>();
    try (PreparedStatement statement = connection.prepareStatement(ABSENCES)) {
      statement.setString(1, name);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          periods.add(
              new AbsencePeriod(
                  DatabaseTime.of(rows, 1), DatabaseTime.orNull(rows, 2), rows.getString(3)));
        }
      }
    }
    return periods;
  }

  /** The newest fires that did not run, newest first. */
  public List<UnfiredFires> unfired(Connection connection) throws SQLException {
    var unfired = new ArrayList<UnfiredFires>();
    try (PreparedStatement statement = connection.prepareStatement(UNFIRED)) {
      statement.setLong(1, id);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          unfired.add(
              new UnfiredFires(
                  rows.getString(1),
                  DatabaseTime.of(rows, 2),
                  DatabaseTime.of(rows, 3),
                  rows.getLong(4),
                  rows.getString(5).equals("SKIPPED"),
                  rows.getString(6),
                  DatabaseTime.of(rows, 7)));
        }
      }
    }
    return unfired;
  }
}
