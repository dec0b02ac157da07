package io.barto.system;

import io.barto.launcher.database.DatabaseAccess;
import io.barto.launcher.database.EmbeddedDatabase;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

/** The published server 1.5, with tables as its migrations leave them. */
final class PublishedServer implements AutoCloseable {
  private static final List<String> TABLES =
      List.of(
          "CREATE TABLE output (id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,"
              + " timestamp TIMESTAMP NOT NULL, bartoc_uuid BINARY(16) NOT NULL,"
              + " bartoc_name TEXT NOT NULL, cmd_uuid BINARY(16) NOT NULL,"
              + " cmd_name VARCHAR(256) NOT NULL, kind VARCHAR(6) NOT NULL, data TEXT NOT NULL)",
          "CREATE TABLE exit_status (id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,"
              + " timestamp TIMESTAMP NOT NULL, cmd_uuid UUID NOT NULL,"
              + " exit_code TINYINT UNSIGNED NOT NULL, success BOOLEAN NOT NULL)");

  private final EmbeddedDatabase database;
  private final RunningProgram program;
  private final int port;

  private PublishedServer(EmbeddedDatabase database, RunningProgram program, int port) {
    this.database = database;
    this.program = program;
    this.port = port;
  }

  /**
   * Starts it and waits until it listens.
   *
   * @param keys lines for the top of its configuration
   * @param schedules the tables of the workers
   */
  static PublishedServer start(Path home, PublishedPrograms programs, String keys, String schedules)
      throws IOException, InterruptedException, SQLException {
    EmbeddedDatabase database = EmbeddedDatabase.start(home);
    int port = Installation.freePort();
    try {
      make(database.access());
      RunningProgram program =
          programs.start(
              home,
              "bartos",
              keys + Installation.serverConfig(port, mariadb(database.access())) + schedules,
              "-vv",
              "-e");
      program.awaitOutput("starting service", Duration.ofSeconds(30));
      return new PublishedServer(database, program, port);
    } catch (IOException | SQLException | RuntimeException | Error e) {
      database.close();
      throw e;
    }
  }

  private static void make(DatabaseAccess access) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(access.url(), access.user(), access.password());
        Statement statement = connection.createStatement()) {
      for (String table : TABLES) {
        statement.execute(table);
      }
    }
  }

  private static String mariadb(DatabaseAccess access) {
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

  /** The table that makes a client of ours use this server. */
  String address(String apiKey) {
    String key = apiKey.isEmpty() ? "" : "api_key = \"" + apiKey + "\"\n";
    return "[bartos]\nprefix = \"ws\"\nhost = \"127.0.0.1\"\nport = " + port + "\n" + key;
  }

  String output() {
    return program.output();
  }

  @Override
  public void close() {
    program.close();
    database.close();
  }
}
