package io.barto.server.query.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.barto.launcher.database.EmbeddedDatabase;
import io.barto.server.query.control.RunOutput.OutputLine;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows of the published program are read as lines of ended runs. */
class PublishedOutputIT {
  private static final String RUN_1 = "11111111-1111-4111-8111-111111111111";
  private static final String RUN_2 = "22222222-2222-4222-8222-222222222222";
  private static final String OPEN = "33333333-3333-4333-8333-333333333333";
  private static final Instant AT = Instant.parse("2026-03-29T02:30:00Z");

  private static final OutputLine FIRST =
      new OutputLine("vader", "echo", AT, "first: käse", 0, true);
  private static final OutputLine SECOND =
      new OutputLine("vader", "echo", AT.plusSeconds(1), "second", 0, true);
  private static final OutputLine OTHER =
      new OutputLine("luke", "echo", AT.plusSeconds(2), "other", 4, false);

  @TempDir private static Path folder;
  private static EmbeddedDatabase database;

  private final List<OutputLine> lines = new ArrayList<>();

  @BeforeAll
  static void start() throws Exception {
    database = EmbeddedDatabase.start(folder);
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE published_output (id BIGINT UNSIGNED AUTO_INCREMENT PRIMARY KEY,"
              + " timestamp TIMESTAMP NOT NULL, bartoc_uuid BINARY(16) NOT NULL,"
              + " bartoc_name TEXT NOT NULL, cmd_uuid BINARY(16) NOT NULL,"
              + " cmd_name VARCHAR(256) NOT NULL, kind VARCHAR(6) NOT NULL, data TEXT NOT NULL)"
              + " DEFAULT CHARSET latin1");
      statement.execute(
          "CREATE TABLE published_exit_status (id BIGINT UNSIGNED AUTO_INCREMENT PRIMARY KEY,"
              + " timestamp TIMESTAMP NOT NULL, cmd_uuid UUID NOT NULL,"
              + " exit_code TINYINT UNSIGNED NOT NULL, success BOOLEAN NOT NULL)");
      statement.execute("SET time_zone = '+00:00'");
      statement.execute(
          "INSERT INTO published_output (timestamp, bartoc_uuid, bartoc_name, cmd_uuid, cmd_name,"
              + " kind, data) VALUES "
              + line(1, "vader", RUN_1, "second")
              + ", "
              + line(0, "vader", RUN_1, "first: käse")
              + ", "
              + line(2, "luke", RUN_2, "other")
              + ", "
              + line(3, "vader", OPEN, "not ended"));
      statement.execute(
          "INSERT INTO published_exit_status (timestamp, cmd_uuid, exit_code, success) VALUES"
              + (" (NOW(), '" + RUN_1 + "', 0, 1), (NOW(), '" + RUN_2 + "', 4, 0),")
              + " ('2026-03-29 02:30:09', '44444444-4444-4444-8444-444444444444', 255, 0)");
    }
  }

  private static String line(int second, String worker, String run, String text) {
    return "('2026-03-29 02:30:0%d', 0, '%s', UNHEX(REPLACE('%s', '-', '')), 'echo', 'stdout', '%s')"
        .formatted(second, worker, run, text);
  }

  @AfterAll
  static void stop() {
    if (database != null) {
      database.close();
    }
  }

  @BeforeEach
  void noLines() {
    lines.clear();
  }

  private static Connection connect() throws SQLException {
    return DriverManager.getConnection(
        database.access().url(), database.access().user(), database.access().password());
  }

  private interface Reading {
    void of(PublishedOutput output) throws SQLException;
  }

  /** In a session that is not in UTC. */
  private void read(Reading reading) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("SET time_zone = '-05:30'");
      reading.of(new PublishedOutput(connection, lines::add));
    }
  }

  @Test
  void ofSchedule_hasItsWorkersLinesInTheOrderOfTheirTimes() throws Exception {
    read(output -> output.ofSchedule("vader", "echo"));
    assertThat(lines)
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("end")
        .containsExactly(FIRST, SECOND);
  }

  @Test
  void ofName_hasAllWorkers_andNothingOfWhatHasNotEnded() throws Exception {
    read(output -> output.ofName("echo"));
    assertThat(lines)
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("end")
        .containsExactly(FIRST, SECOND, OTHER);
  }

  @Test
  void ofFailed_hasThoseWithoutOutputToo() throws Exception {
    read(PublishedOutput::ofFailed);
    assertThat(lines)
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("end")
        .containsExactlyInAnyOrder(
            OTHER, new OutputLine("(unknown)", "(unknown)", AT.plusSeconds(9), null, 255, false));
  }
}
