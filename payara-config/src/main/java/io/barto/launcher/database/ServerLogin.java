package io.barto.launcher.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Logs in to the embedded server as its owner. */
record ServerLogin(DatabaseFolder folder, Secrets secrets) {

  /** Whether the server on our port takes our password and serves our data directory. */
  boolean works() {
    try (Connection connection =
            DriverManager.getConnection(url(), InitSql.OWNER, secrets.password());
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT @@datadir")) {
      return row.next() && Path.of(row.getString(1)).normalize().equals(folder.data());
    } catch (SQLException e) {
      return false;
    }
  }

  private String url() {
    return "jdbc:mariadb://%s:%d/?connectTimeout=2000&socketTimeout=5000"
        .formatted(ServerOptions.ADDRESS, secrets.port());
  }

  DatabaseAccess access() {
    String url =
        JdbcOptions.completed(
            "jdbc:mariadb://%s:%d/%s"
                .formatted(ServerOptions.ADDRESS, secrets.port(), InitSql.DATABASE));
    return new DatabaseAccess(
        url, InitSql.OWNER, secrets.password(), url, InitSql.READER, secrets.queryPassword());
  }
}
