package io.barto.system;

import io.barto.launcher.database.EmbeddedDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;

/** The published server 1.5, with tables as its migrations leave them. */
final class PublishedServer implements AutoCloseable {
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
    try {
      PublishedDatabase.make(database.access());
    } catch (SQLException | RuntimeException | Error e) {
      database.close();
      throw e;
    }
    return startOn(database, home, programs, keys, schedules);
  }

  /** Starts it on a database with its tables, which ends with it. */
  static PublishedServer startOn(
      EmbeddedDatabase database,
      Path home,
      PublishedPrograms programs,
      String keys,
      String schedules)
      throws IOException {
    int port = Installation.freePort();
    String mariadb = PublishedDatabase.table(database.access());
    try {
      RunningProgram program =
          programs.start(
              home,
              "bartos",
              keys + Installation.serverConfig(port, mariadb) + schedules,
              "-vv",
              "-e");
      program.awaitOutput("starting service", Duration.ofSeconds(30));
      return new PublishedServer(database, program, port);
    } catch (IOException | RuntimeException | Error e) {
      database.close();
      throw e;
    }
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
