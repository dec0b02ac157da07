package io.barto.system;

import io.barto.launcher.database.DatabaseAccess;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The tables of the published barto 1.5, as its migrations leave them, in whatever encoding. */
final class PublishedDatabase {
  private static final List<String> TABLES =
      List.of(
          "CREATE TABLE output (id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,"
              + " timestamp TIMESTAMP NOT NULL, bartoc_uuid BINARY(16) NOT NULL DEFAULT 0,"
              + " bartoc_name TEXT NOT NULL, cmd_uuid BINARY(16) NOT NULL DEFAULT 0,"
              + " cmd_name VARCHAR(256) NOT NULL DEFAULT 'unset', kind VARCHAR(6) NOT NULL,"
              + " data TEXT NOT NULL)",
          "CREATE TABLE exit_status (id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,"
              + " timestamp TIMESTAMP NOT NULL DEFAULT NOW(), cmd_uuid UUID NOT NULL,"
              + " exit_code TINYINT UNSIGNED NOT NULL, success BOOLEAN NOT NULL)");

  private PublishedDatabase() {}

  /** Makes them, in the database's own encoding. */
  static void make(DatabaseAccess access) throws SQLException {
    make(access, "");
  }

  /**
   * Makes them.
   *
   * @param options of both tables, such as their encoding
   */
  static void make(DatabaseAccess access, String options) throws SQLException {
    for (String table : TABLES) {
      execute(access, table + " " + options);
    }
  }

  /** Runs statements on one connection. */
  static void execute(DatabaseAccess access, String... statements) throws SQLException {
    try (Connection connection = connect(access);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** All rows, their columns joined by {@code |}, read in the session's time zone UTC. */
  static List<String> rows(DatabaseAccess access, String sql) throws SQLException {
    try (Connection connection = connect(access);
        Statement statement = connection.createStatement()) {
      statement.execute("SET time_zone = '+00:00'");
      try (ResultSet result = statement.executeQuery(sql)) {
        var rows = new ArrayList<String>();
        while (result.next()) {
          rows.add(row(result));
        }
        return rows;
      }
    }
  }

  private static String row(ResultSet result) throws SQLException {
    ResultSetMetaData columns = result.getMetaData();
    var row = new ArrayList<String>();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      row.add(String.valueOf(result.getString(i)));
    }
    return String.join("|", row);
  }

  private static Connection connect(DatabaseAccess access) throws SQLException {
    return DriverManager.getConnection(access.url(), access.user(), access.password());
  }

  /** The table of bartos.toml that makes a server use this database. */
  static String table(DatabaseAccess access) {
    int port = URI.create(access.url().substring("jdbc:".length())).getPort();
    return """
        [mariadb]
        host = "127.0.0.1"
        port = %d
        username = "%s"
        password = "%s"
        database = "barto"
        """
        .formatted(port, access.user(), access.password());
  }
}
