package io.barto.server.maintenance.boundary;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The tables of the published barto 1.5 program. Where they are found under their own names they
 * are renamed, since our views have these names, and the views then show their rows too. Nothing
 * else of them is changed, so that renaming them back is the way back.
 */
final class PublishedTables {
  static final String OUTPUT = "published_output";
  static final String EXIT_STATUS = "published_exit_status";

  private static final Logger LOG = System.getLogger(PublishedTables.class.getName());
  private static final Map<String, Set<String>> COLUMNS =
      Map.of(
          "output",
          Set.of(
              "id",
              "timestamp",
              "bartoc_uuid",
              "bartoc_name",
              "cmd_uuid",
              "cmd_name",
              "kind",
              "data"),
          "exit_status",
          Set.of("id", "timestamp", "cmd_uuid", "exit_code", "success"));

  /** What is read by: the published program had keys on the numbers alone. */
  private static final Map<String, String> KEYS =
      Map.of(
          "output",
          "ADD KEY published_output_cmd (cmd_uuid),"
              + " ADD KEY published_output_name (cmd_name, bartoc_name(64)),"
              + " ADD KEY published_output_worker (bartoc_name(64), cmd_name)",
          "exit_status",
          "ADD KEY published_exit_status_cmd (cmd_uuid)");

  /** The time as UTC, whatever zone the reading session is in. */
  private static final String UTC =
      "TIMESTAMP'1970-01-01 00:00:00' + INTERVAL UNIX_TIMESTAMP(p.timestamp) SECOND";

  private static final String OUTPUT_ROWS =
      "UNION ALL SELECT p.id, "
          + UTC
          + ", CAST(p.bartoc_uuid AS UUID), "
          + text("p.bartoc_name")
          + ", CAST(p.cmd_uuid AS UUID), "
          + text("p.cmd_name")
          + ", "
          + text("p.kind")
          + ", "
          + text("p.data")
          + " FROM "
          + OUTPUT
          + " p";

  private static final String EXIT_STATUS_ROWS =
      "UNION ALL SELECT p.id, "
          + UTC
          + ", CAST(p.cmd_uuid AS UUID), p.exit_code, p.success FROM "
          + EXIT_STATUS
          + " p";

  private PublishedTables() {}

  /** Their character set and collation are the database's, which can be any. */
  private static String text(String column) {
    return "CONVERT(" + column + " USING utf8mb4) COLLATE utf8mb4_bin";
  }

  /**
   * Renames what is there under the published names.
   *
   * @return whether there are such tables, renamed now or earlier
   */
  static boolean takeOver(Connection connection) throws SQLException {
    Map<String, String> kinds = kinds(connection);
    for (String name : List.of("output", "exit_status")) {
      if ("BASE TABLE".equals(kinds.get(name))) {
        rename(connection, name, kinds);
      }
    }
    Map<String, String> now = kinds(connection);
    if (now.containsKey(OUTPUT) != now.containsKey(EXIT_STATUS)) {
      throw new IllegalStateException(
          "the database has only one of the published program's tables output and exit_status"
              + " (now published_output, published_exit_status); bring back the other one,"
              + " or give barto a database of its own in [mariadb] of bartos.toml");
    }
    return now.containsKey(OUTPUT);
  }

  /** What the placeholders of the migrations stand for. */
  static Map<String, String> placeholders(boolean found) {
    return Map.of(OUTPUT, found ? OUTPUT_ROWS : "", EXIT_STATUS, found ? EXIT_STATUS_ROWS : "");
  }

  private static void rename(Connection connection, String name, Map<String, String> kinds)
      throws SQLException {
    Set<String> missing = new TreeSet<>(COLUMNS.getOrDefault(name, Set.of()));
    missing.removeAll(columns(connection, name));
    if (!missing.isEmpty()) {
      throw new IllegalStateException(
          "the table `"
              + name
              + "` is not that of the published barto 1.5: it has no column "
              + String.join(", ", missing)
              + "; bring that program's database up to 1.5 first, or give this server another"
              + " database in [mariadb] of bartos.toml");
    }
    if (kinds.containsKey("published_" + name)) {
      throw new IllegalStateException(
          "the database has both a table `"
              + name
              + "` and one `published_"
              + name
              + "`, which is what this server names it when it takes it over; rename or drop one");
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "ALTER TABLE "
              + name
              + " RENAME TO published_"
              + name
              + ", "
              + KEYS.getOrDefault(name, ""));
    }
    LOG.log(
        Level.INFO,
        "took over the published program''s table {0}: its name is published_{0} now",
        name);
  }

  private static Map<String, String> kinds(Connection connection) throws SQLException {
    var kinds = new TreeMap<String, String>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT table_name, table_type FROM information_schema.tables"
                    + " WHERE table_schema = DATABASE()")) {
      while (rows.next()) {
        kinds.put(rows.getString(1), rows.getString(2));
      }
    }
    return kinds;
  }

  private static Set<String> columns(Connection connection, String table) throws SQLException {
    var columns = new TreeSet<String>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT column_name FROM information_schema.columns"
                + " WHERE table_schema = DATABASE() AND table_name = ?")) {
      statement.setString(1, table);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          columns.add(rows.getString(1));
        }
      }
    }
    return columns;
  }
}
