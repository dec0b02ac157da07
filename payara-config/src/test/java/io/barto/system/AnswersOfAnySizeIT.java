package io.barto.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 200,000 runs and an output of 1,000,000 lines, read from a real server, and lost with it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AnswersOfAnySizeIT {
  private static final int RUNS = 200_000;
  private static final int HALFWAY = -900_000;
  private static final long MEBIBYTE = 1 << 20;
  private static final Duration LONGER_THAN_A_DATABASE_WAITS = Duration.ofSeconds(65);

  private static final String SCHEDULES =
      """
      [schedules.vader]
      schedules = [
        { name = "many", on_calendar = "2100-01-01", \
      cmds = ["seq -f 'line %.0f of a million, and long enough to fill what is on the way' 1000000"] },
      ]
      """;

  private static final String OLD_RUNS =
      """
      INSERT INTO run (number, run_id, worker, instance, schedule, generation, nominal,
        command_index, command, attempt, origin, claim_epoch, stop_on_failure, state, claimed,
        accepted, started, finished, exit_code, stdout_bytes, stderr_bytes)
      SELECT CAST(seq AS SIGNED) - 1000000, UUID(), (SELECT id FROM worker WHERE name = 'vader'), UUID(), 'old', 1,
        '2020-01-01' + INTERVAL seq SECOND, 0, 'true', 1, 'SCHEDULE', 1, FALSE, 'SUCCEEDED',
        '2020-01-01' + INTERVAL seq SECOND, '2020-01-01' + INTERVAL seq SECOND,
        '2020-01-01' + INTERVAL seq SECOND, '2020-01-01' + INTERVAL seq SECOND, 0, 0, 0
      FROM seq_1_to_200000
      """;

  @TempDir private static Path temp;
  private static Installation installation;
  private static String largeRun;

  @SuppressWarnings("NullAway.Init")
  private static PipedProgram slowlyRead;

  @SuppressWarnings("NullAway.Init")
  private static Instant notBefore;

  @BeforeAll
  static void start() throws Exception {
    installation = Installation.start(temp, "[limits]\nanswers = 12\n\n", SCHEDULES);
    installation.startWorker("vader");
    assertThat(installation.cli("run", "now", "vader/many").exitCode()).isZero();
    try (Connection database = installation.database();
        Statement statement = database.createStatement()) {
      assertThat(statement.executeUpdate(OLD_RUNS)).isEqualTo(RUNS);
      // as of one that has been connected for long
      statement.executeUpdate("UPDATE worker SET settled = '2021-01-01' WHERE name = 'vader'");
    }
    installation.awaitNumber(
        "SELECT COUNT(*) FROM run WHERE schedule = 'many' AND state = 'SUCCEEDED'",
        1,
        Duration.ofMinutes(2));
    largeRun = installation.texts("SELECT run_id FROM run WHERE schedule = 'many'").get(0);
  }

  @AfterAll
  static void stop() {
    installation.close();
  }

  @Test
  @Order(1)
  void whoReadsSlowly_begins() throws Exception {
    slowlyRead = begin("query -q \"SELECT REPEAT('x', 1000) FROM seq_1_to_60000\"");
    assertThat(slowlyRead.readLine()).isNotBlank();
    notBefore = Instant.now().plus(LONGER_THAN_A_DATABASE_WAITS);
  }

  @ParameterizedTest
  @Order(2)
  @CsvSource({
    "runs -n 0, 200002", // and a head
    "runs -n 0 --json, 200001",
    "runs -n 0 --csv, 200002",
    "output RUN, 1000000",
    "output RUN --json, 1000000",
    "list -n vader -c many, 1000001",
    "query -q \"SELECT * FROM seq_1_to_1000000\", 1000001"
  })
  void anAnswerOfAnySize_isWhole_inLessThan100MB(String command, long lines) throws Exception {
    try (PipedProgram cli = begin(command)) {
      assertThat(cli.readToTheEnd()).isEqualTo(lines);
      assertThat(cli.awaitExit()).as(cli.errors()).isZero();
      assertThat(cli.largestMemory()).isBetween(MEBIBYTE, 100 * MEBIBYTE);
    }
  }

  /** More than waits on the way; longer than a query may take, too. */
  @Test
  @Order(3)
  void whoReadsSlowly_hasAllOfIt() throws Exception {
    await().atMost(Duration.ofMinutes(2)).until(() -> Instant.now().isAfter(notBefore));
    assertThat(slowlyRead.readToTheEnd()).isEqualTo(60_000);
    assertThat(slowlyRead.awaitExit()).as(slowlyRead.errors()).isZero();
    slowlyRead.close();
  }

  @Test
  @Order(4)
  void whoReadsNoFurther_endsTheCommandWithoutAWord() throws Exception {
    try (PipedProgram cli = begin("runs -n 0 --json")) {
      assertThat(cli.readLine()).contains("\"kind\":\"run\"");
      cli.closeTheReader();
      cli.awaitExit();
      assertThat(cli.errors()).doesNotContain("barto-cli:", "Exception");
    }
  }

  @Test
  @Order(5)
  void theServerKilled_endsEachOfThem_withAClearMessage() throws Exception {
    try (PipedProgram runs = begin("runs -n 0 --json");
        PipedProgram output = begin("output RUN");
        PipedProgram list = begin("list -n vader -c many");
        PipedProgram query =
            begin("query -q \"SELECT seq, REPEAT('x', 200) FROM seq_1_to_900000\"");
        Connection another = installation.database()) {
      List<PipedProgram> reading = List.of(runs, output, list, query);
      for (PipedProgram one : reading) {
        assertThat(one.readLine()).isNotBlank();
      }
      lock(another, HALFWAY); // the cleanup gets this far, however fast it is
      try (PipedProgram cleanup = begin("cleanup --older-than 0d");
          PipedProgram slowQuery = begin("-v -e query -q \"SELECT SLEEP(19)\"")) {
        installation.awaitNumber(
            "SELECT COUNT(*) < 195000 FROM run WHERE number < 0", 1, Duration.ofMinutes(1));
        assertThat(oldRuns()).isPositive();
        slowQuery.readUntil("ask Query");
        installation.server().signal("KILL");
        for (PipedProgram one : List.of(runs, output, list, query, slowQuery, cleanup)) {
          one.readToTheEnd();
          assertThat(one.awaitExit()).as(one.errors()).isEqualTo(69);
          assertThat(one.errors()).contains("ended before the answer did");
        }
        assertThat(cleanup.errors()).contains("barto-cli cleanup --dry-run says what is left");
      }
    }
  }

  @Test
  @Order(6)
  void whatAKilledCleanupHasLeft_theNextOneDeletes() throws Exception {
    installation.restartServer();
    long left = oldRuns();
    assertThat(left).isGreaterThan(1);
    Installation.Answer dryRun = installation.cli("cleanup", "--older-than", "0d", "--dry-run");
    assertThat(dryRun.output()).contains(String.valueOf(left - 1));
    Installation.Answer cleanup = installation.cli("cleanup", "--older-than", "0d");
    assertThat(cleanup.exitCode()).as(cleanup.output()).isZero();
    assertThat(oldRuns()).as("of a schedule's newest fire").isEqualTo(1);
  }

  private static long oldRuns() {
    return installation.number("SELECT COUNT(*) FROM run WHERE number < 0");
  }

  private static void lock(Connection connection, long run) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT number FROM run WHERE number = " + run + " FOR UPDATE")) {
      assertThat(row.next()).isTrue();
    }
  }

  private static PipedProgram begin(String command) throws IOException {
    return installation.beginPiped(Installation.words(command.replace("RUN", largeRun)));
  }
}
