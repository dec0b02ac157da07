package io.barto.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.barto.launcher.database.TlsDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server waits for its database at the start, and gets over its loss later. */
class DatabaseLossIT {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final String SCHEDULES =
      """
      [schedules.vader]
      schedules = [
        { name = "tick", on_calendar = "*-*-* *:*:*", cmds = ["echo $BARTO_FIRE_TIME"] },
      ]
      """;
  private static final String ENDED =
      "SELECT COUNT(*) FROM run WHERE schedule = 'tick' AND state = 'SUCCEEDED'";

  private static final String PASSWORD = "a-word-of-the-database";

  @TempDir private Path home;
  private final int port = Installation.freePort();
  private final int databasePort = Installation.freePort();

  @Test
  @SuppressWarnings("try") // closed before its block ends: that is the loss
  void database_isAwaitedAtStart_andItsLossGotOver_andItsReadOnlyTime() throws Exception {
    try (RunningProgram server = startServer()) {
      server.awaitOutput("127.0.0.1:" + databasePort, LIMIT);
      assertThat(server.isAlive()).isTrue();
      long first;
      try (TlsDatabase database = startDatabase();
          RunningProgram worker = startWorker()) {
        server.awaitOutput("bartos ready", LIMIT);
        awaitEnded(database, 3);
        first = number(database, ENDED);
        assertThat(worker.isAlive()).isTrue();
        database.close();
        server.awaitOutput("the database is not reachable", LIMIT);
        try (TlsDatabase again = startDatabase()) {
          awaitEnded(again, first + 5);
          assertNothingLostNorDoubled(again);
          server.awaitOutput("the database takes what is written again", LIMIT);
          assertThat(warnings(server.output()))
              .as("its loss is told once, and by nobody else")
              .hasSizeLessThanOrEqualTo(3)
              .allMatch(line -> line.contains("the database is not reachable"));
          again.administer("SET GLOBAL read_only = 1");
          server.awaitOutput("the database is read only", LIMIT);
          long second = number(again, ENDED);
          again.administer("SET GLOBAL read_only = 0");
          awaitEnded(again, second + 5);
          assertNothingLostNorDoubled(again);
        }
      }
    }
  }

  /** Of the log since the server was ready. */
  private static List<String> warnings(String output) {
    return output
        .substring(output.indexOf("bartos ready"))
        .lines()
        .filter(line -> line.contains(" WARN ") || line.contains("ERROR "))
        .toList();
  }

  /** What was claimed has its one line of output, and no second was claimed twice. */
  private static void assertNothingLostNorDoubled(TlsDatabase database) {
    assertThat(number(database, "SELECT COUNT(*) - COUNT(DISTINCT nominal) FROM run"))
        .as("nominal seconds with two runs")
        .isZero();
    assertThat(
            number(
                database,
                "SELECT COUNT(*) FROM run r WHERE r.state = 'SUCCEEDED' AND 1 <> (SELECT COUNT(*)"
                    + " FROM output o WHERE o.cmd_uuid = r.run_id"
                    + " AND o.data = DATE_FORMAT(r.nominal, '%Y-%m-%dT%TZ'))"))
        .as("ended runs whose one line is not stored once")
        .isZero();
  }

  private TlsDatabase startDatabase() throws IOException, InterruptedException {
    return TlsDatabase.start(home.resolve("db"), databasePort, "barto", "barto", PASSWORD);
  }

  private RunningProgram startServer() throws IOException {
    String mariadb =
        """
        [mariadb]
        host = "127.0.0.1"
        port = %d
        username = "barto"
        database = "barto"
        options = "ssl=true"
        """
            .formatted(databasePort);
    Path config = home.resolve("bartos.toml");
    Files.writeString(config, Installation.serverConfig(port, mariadb) + SCHEDULES);
    return RunningProgram.start(
        home,
        Map.of("BARTOS_MARIADB__PASSWORD", PASSWORD),
        "bartos",
        List.of("-e", "-c", config.toString()));
  }

  private RunningProgram startWorker() throws IOException {
    Path config = home.resolve("bartoc.toml");
    Files.writeString(
        config,
        "name = \"vader\"\nretry_count = 3\n[bartos]\nprefix = \"ws\"\nhost = \"127.0.0.1\"\nport = "
            + port
            + "\n");
    return RunningProgram.start(home, Map.of(), "bartoc", List.of("-e", "-c", config.toString()));
  }

  private static void awaitEnded(TlsDatabase database, long least) {
    Awaitility.await(ENDED)
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(300))
        .ignoreExceptions()
        .until(() -> number(database, ENDED) >= least);
  }

  private static long number(TlsDatabase database, String sql) {
    try (Connection connection = DriverManager.getConnection(database.url("barto", "barto"));
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? rows.getLong(1) : 0;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }
}
