package io.barto.server.query.control.run;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The names of workers and schedules that the database knows. */
public final class StoredNames {
  private final Connection connection;

  public StoredNames(Connection connection) {
    this.connection = connection;
  }

  /** A worker's id in the database; empty where none of this name was ever there. */
  public OptionalLong worker(String name) throws SQLException {
    String sql = "SELECT id FROM worker WHERE name = ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, name);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? OptionalLong.of(rows.getLong(1)) : OptionalLong.empty();
      }
    }
  }

  /** All workers that were ever there: their ids by name. */
  public Map<String, Long> workers() throws SQLException {
    var ids = new HashMap<String, Long>();
    try (PreparedStatement statement = connection.prepareStatement("SELECT id, name FROM worker");
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        ids.put(rows.getString(2), rows.getLong(1));
      }
    }
    return ids;
  }

  /** Whether there is a run of a schedule; of one worker where that is given. */
  public boolean hasRun(@Nullable Long worker, String schedule) throws SQLException {
    String sql = "SELECT 1 FROM run WHERE schedule = ?" + (worker == null ? "" : " AND worker = ?");
    try (PreparedStatement statement = connection.prepareStatement(sql + " LIMIT 1")) {
      statement.setString(1, schedule);
      if (worker != null) {
        statement.setLong(2, worker);
      }
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }

  /** The names of schedules that there are runs of; of one worker where that is given. */
  public Set<String> schedules(@Nullable Long worker) throws SQLException {
    var names = new TreeSet<String>();
    String sql = "SELECT DISTINCT schedule FROM run" + (worker == null ? "" : " WHERE worker = ?");
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      if (worker != null) {
        statement.setLong(1, worker);
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          names.add(rows.getString(1));
        }
      }
    }
    return names;
  }
}
