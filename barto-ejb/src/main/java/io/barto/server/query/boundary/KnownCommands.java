package io.barto.server.query.boundary;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which workers and commands there are or were, so that a slip in a name is no empty answer.
 *
 * @param published whether the published program's tables are there, which know names of their own
 */
record KnownCommands(Connection connection, Lookup lookup, boolean published) {
  private static final String OWN =
      "SELECT DISTINCT r.schedule AS name FROM run r JOIN worker w ON w.id = r.worker"
          + " WHERE w.name = ?";

  /** Those of the published program, where its database was taken over; a union has no doubles. */
  private static final String OTHERS =
      " UNION SELECT CONVERT(cmd_name USING utf8mb4) COLLATE utf8mb4_bin FROM published_output"
          + " WHERE bartoc_name = ?";

  /** The command names that runs of a worker have. */
  List<String> of(String worker) throws SQLException {
    var names = new ArrayList<String>();
    try (PreparedStatement statement =
        connection.prepareStatement(published ? OWN + OTHERS : OWN)) {
      for (int i = 1; i <= (published ? 2 : 1); i++) {
        statement.setString(i, worker);
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          names.add(rows.getString(1));
        }
      }
    }
    Collections.sort(names);
    return names;
  }

  /** Sees that there is, or was, a worker of that name. */
  void checkWorker(String name) throws SQLException {
    if (!isPublished("bartoc_name", name)) {
      long unused = lookup.worker(name);
    }
  }

  /** Sees that a worker has, or had, a command of that name; any worker where it is null. */
  void checkCommand(@Nullable String worker, String name) throws SQLException {
    if (worker == null) {
      if (!isPublished("cmd_name", name) && !lookup.isSchedule(null, null, name)) {
        throw lookup.unknownSchedule("command", null, name, lookup.schedules(null, null));
      }
      return;
    }
    checkWorker(worker);
    Set<String> known = new TreeSet<>(of(worker));
    known.addAll(lookup.inBook(worker));
    if (!known.contains(name)) {
      throw lookup.unknownSchedule("command", worker, name, known);
    }
  }

  private boolean isPublished(String column, String name) throws SQLException {
    if (!published) {
      return false;
    }
    String sql = "SELECT 1 FROM published_output WHERE " + column + " = ? LIMIT 1";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, name);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }
}
