package io.barto.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.barto.launcher.database.DatabaseAccess;
import io.barto.launcher.database.EmbeddedDatabase;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

  @TempDir private Path home;
  private int port;

  @Test
  @SuppressWarnings("try") // closed before its block ends: that is the loss
  void database_isAwaitedAtStartAndItsLossGotOver() throws Exception {
    DatabaseAccess access = makeDatabase();
    try (RunningProgram server = startServer(access)) {
      server.awaitOutput("127.0.0.1:" + databasePort(access), LIMIT);
      assertThat(server.isAlive()).isTrue();
      long first;
      try (EmbeddedDatabase database = EmbeddedDatabase.start(home.resolve("db"));
          RunningProgram worker = startWorker()) {
        server.awaitOutput("bartos ready", LIMIT);
        awaitEnded(access, 3);
        first = number(access, ENDED);
        assertThat(worker.isAlive()).isTrue();
        database.close();
        server.awaitOutput("not reachable", LIMIT);
        try (EmbeddedDatabase again = EmbeddedDatabase.start(home.resolve("db"))) {
          awaitEnded(access, first + 5);
          assertThat(again.access().url()).isEqualTo(access.url());
          assertNothingLostNorDoubled(access);
        }
      }
    }
  }

  /** What was claimed has its one line of output, and no second was claimed twice. */
  private static void assertNothingLostNorDoubled(DatabaseAccess access) {
    assertThat(number(access, "SELECT COUNT(*) - COUNT(DISTINCT nominal) FROM run"))
        .as("nominal seconds with two runs")
        .isZero();
    assertThat(
            number(
                access,
                "SELECT COUNT(*) FROM run r WHERE r.state = 'SUCCEEDED' AND 1 <> (SELECT COUNT(*)"
                    + " FROM output o WHERE o.cmd_uuid = r.run_id"
                    + " AND o.data = DATE_FORMAT(r.nominal, '%Y-%m-%dT%TZ'))"))
        .as("ended runs whose one line is not stored once")
        .isZero();
  }

  /** Makes the database, so that its port and passwords are known, and stops it again. */
  private DatabaseAccess makeDatabase() throws InterruptedException {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(home.resolve("db"))) {
      return database.access();
    }
  }

  private RunningProgram startServer(DatabaseAccess access) throws IOException {
    port = Installation.freePort();
    String mariadb =
        """
        [mariadb]
        host = "127.0.0.1"
        port = %s
        username = "%s"
        database = "barto"
        """
            .formatted(databasePort(access), access.user());
    Path config = home.resolve("bartos.toml");
    Files.writeString(config, Installation.serverConfig(port, mariadb) + SCHEDULES);
    return RunningProgram.start(
        home,
        Map.of("BARTOS_MARIADB__PASSWORD", access.password()),
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

  private static String databasePort(DatabaseAccess access) {
    Matcher matcher = Pattern.compile("127\\.0\\.0\\.1:(\\d+)").matcher(access.url());
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }

  private static void awaitEnded(DatabaseAccess access, long least) {
    Awaitility.await(ENDED)
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(300))
        .ignoreExceptions()
        .until(() -> number(access, ENDED) >= least);
  }

  private static long number(DatabaseAccess access, String sql) {
    try (Connection connection =
            DriverManager.getConnection(access.url(), access.user(), access.password());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? rows.getLong(1) : 0;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }
}
