package io.barto.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A schedule runs on a worker, and its output and exit status are in the database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MainJobIT {
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final int MANY = 100_000;
  private static final int LONG_LINE = 3_000_000;

  private static final String SCHEDULES =
      """
      [schedules.vader]
      schedules = [
        { name = "every-second", on_calendar = "*-*-* *:*:*", cmds = ["true"] },
        { name = "quiet", on_calendar = "*-*-* *:*:0/5", cmds = [":"] },
        { name = "seven", on_calendar = "*-*-* *:*:0/5", cmds = ["echo out; echo err >&2; exit 7"] },
        { name = "killed", on_calendar = "*-*-* *:*:0/5", cmds = ["kill -TERM $$"] },
        { name = "unknown-command", on_calendar = "*-*-* *:*:0/5", cmds = ["no-such-command-here"] },
        { name = "bytes", on_calendar = "*-*-* *:*:0/5", cmds = ["printf 'a\\\\377b\\\\n\\\\303\\\\244\\\\n\\\\000\\\\n'"] },
        { name = "letters", on_calendar = "*-*-* *:*:0/5", cmds = ["echo gr\u00fcn"] },
        { name = "two", on_calendar = "*-*-* *:*:0/5", cmds = ["echo one; exit 1", "echo two"] },
        { name = "stop", on_calendar = "*-*-* *:*:0/5", cmds = ["exit 1", "echo never"], stop_on_failure = true },
        { name = "surroundings", on_calendar = "*-*-* *:*:0/5", cmds = ["echo $BARTO_RUN_ID $BARTO_SCHEDULE $BARTO_FIRE_TIME $BARTO_WORKER $BARTO_ATTEMPT; cat"] },
        { name = "many", on_calendar = "*-*-* *:*:0/30", cmds = ["i=0; while [ $i -lt 100000 ]; do echo out $i; echo err $i >&2; i=$((i+1)); done"] },
        { name = "long", on_calendar = "*-*-* *:*:0/30", cmds = ["head -c 3000000 /dev/zero | tr '\\\\0' x; echo; echo after"] },
      ]
      """;

  private Installation installation;

  @BeforeAll
  void start(@TempDir Path home) throws IOException {
    installation = Installation.start(home, SCHEDULES);
    installation.startWorker("vader");
  }

  @AfterAll
  void stop() {
    if (installation != null) {
      installation.close();
    }
  }

  @Test
  void everySecond_hasExactlyOneRun() {
    String ended =
        "SELECT COUNT(*) FROM run WHERE schedule = 'every-second' AND state = 'SUCCEEDED'";
    installation.awaitNumber(ended, 20, LIMIT);
    String range =
        "SELECT TIMESTAMPDIFF(SECOND, MIN(nominal), MAX(nominal)) + 1 - COUNT(*)"
            + " FROM run WHERE schedule = 'every-second'";
    assertThat(installation.number(range)).as("nominal seconds without a run").isZero();
    assertThat(
            installation.number(
                "SELECT COUNT(*) - COUNT(DISTINCT nominal) FROM run WHERE schedule = 'every-second'"))
        .as("nominal seconds with two runs")
        .isZero();
  }

  @Test
  void noOutput_isOneRunWithoutLines() {
    awaitRun("quiet");
    assertThat(lines("quiet", "stdout")).isEmpty();
    assertThat(exitCode("quiet")).isZero();
  }

  @Test
  void exitCode_isKeptWithBothStreams() {
    awaitRun("seven");
    assertThat(exitCode("seven")).isEqualTo(7);
    assertThat(lines("seven", "stdout")).containsExactly("out");
    assertThat(lines("seven", "stderr")).containsExactly("err");
  }

  @Test
  void signal_is128AndItsNumber() {
    awaitRun("killed");
    assertThat(exitCode("killed")).isEqualTo(128 + 15);
  }

  @Test
  void unknownCommand_is127AndSaysSo() {
    awaitRun("unknown-command");
    assertThat(exitCode("unknown-command")).isEqualTo(127);
    assertThat(lines("unknown-command", "stderr"))
        .singleElement()
        .asString()
        .contains("no-such-command-here");
  }

  @Test
  void badBytes_areReplacedAndTheRestKept() {
    awaitRun("bytes");
    assertThat(lines("bytes", "stdout")).containsExactly("a\uFFFDb", "\u00e4", "\0");
  }

  @Test
  void command_isThatOfTheScheduleWhateverTheLocale() {
    awaitRun("letters");
    assertThat(lines("letters", "stdout")).containsExactly("gr\u00fcn");
  }

  @Test
  void commands_runInOrderAlsoAfterAFailedOne() {
    awaitRun("two");
    installation.awaitNumber(
        "SELECT COUNT(*) FROM run WHERE schedule = 'two' AND state = 'SUCCEEDED'", 1, LIMIT);
    assertThat(
            installation.number(
                "SELECT COUNT(*) FROM run a JOIN run b ON b.nominal = a.nominal AND b.schedule = 'two'"
                    + " WHERE a.schedule = 'two' AND a.command_index = 0 AND b.command_index = 1"
                    + " AND b.started < a.finished"))
        .as("second commands begun before the first had ended")
        .isZero();
  }

  @Test
  void stopOnFailure_skipsTheRestWithAReason() {
    installation.awaitNumber(
        "SELECT COUNT(*) FROM run WHERE schedule = 'stop' AND state = 'SKIPPED' AND reason <> ''",
        1,
        LIMIT);
    assertThat(lines("stop", "stdout")).isEmpty();
  }

  @Test
  void environment_tellsTheCommandWhatItIs() {
    awaitRun("surroundings");
    String run =
        text(
            "SELECT CONCAT(run_id, ' surroundings ', DATE_FORMAT(nominal, '%Y-%m-%dT%TZ'),"
                + " ' vader 1') FROM run WHERE number = "
                + firstRun("surroundings"));
    assertThat(lines("surroundings", "stdout")).containsExactly(run);
  }

  @Test
  void manyLines_areAllThereInOrder() {
    awaitRun("many");
    for (String kind : List.of("stdout", "stderr")) {
      List<String> lines = lines("many", kind);
      assertThat(lines).hasSize(MANY);
      String prefix = kind.substring(3) + " ";
      for (int i = 0; i < MANY; i++) {
        assertThat(lines.get(i)).isEqualTo(prefix + i);
      }
    }
  }

  @Test
  void longLine_isSplitAndMarked() {
    awaitRun("long");
    List<String> lines = lines("long", "stdout");
    assertThat(lines.get(lines.size() - 1)).isEqualTo("after");
    assertThat(String.join("", lines.subList(0, lines.size() - 1)))
        .isEqualTo("x".repeat(LONG_LINE));
    assertThat(
            installation.number(
                "SELECT COUNT(*) FROM output_chunk WHERE continues AND run = " + firstRun("long")))
        .isEqualTo(lines.size() - 2L);
  }

  @Test
  void commandLine_readsItBack() throws IOException, InterruptedException {
    awaitRun("seven");
    Installation.Answer list = installation.cli("list", "--name", "vader", "-c", "seven");
    assertThat(list.exitCode()).isZero();
    assertThat(list.output()).contains("out").contains("err").contains("7");
    assertThat(installation.cli("failed").output()).contains("seven").contains("err");
    assertThat(installation.cli("cmd", "seven").output()).contains("vader").contains("out");
    assertThat(installation.cli("clients").output()).contains("vader").contains("127.0.0.1");
    assertThat(installation.cli("info", "--json").output()).startsWith("{").contains("\"version\"");
    assertThat(installation.cli("list", "--name", "vader").output()).contains("seven");
    Installation.Answer query =
        installation.cli(
            "query", "-q", "SELECT COUNT(*) AS n FROM exit_status WHERE exit_code = 7");
    assertThat(query.exitCode()).isZero();
    assertThat(query.output()).contains("n");
  }

  @Test
  void workerWithoutSchedules_isToldSo() throws IOException {
    RunningProgram worker = installation.startWorker("stranger");
    worker.awaitOutput("no schedules", LIMIT);
    assertThat(installation.server().output()).contains("worker stranger has no schedules");
  }

  @Test
  void query_canOnlyRead() throws IOException, InterruptedException {
    awaitRun("quiet");
    Installation.Answer answer = installation.cli("query", "-q", "DELETE FROM run");
    assertThat(answer.exitCode()).isEqualTo(1);
    assertThat(answer.output()).doesNotContain("Exception");
    assertThat(installation.number("SELECT COUNT(*) FROM run")).isPositive();
  }

  private void awaitRun(String schedule) {
    installation.awaitNumber(
        "SELECT COUNT(*) FROM run r JOIN exit_status e ON e.cmd_uuid = r.run_id"
            + " WHERE r.schedule = '"
            + schedule
            + "' AND r.number = "
            + firstRunSql(schedule),
        1,
        LIMIT);
  }

  private static String firstRunSql(String schedule) {
    return "(SELECT MIN(number) FROM run WHERE schedule = '" + schedule + "')";
  }

  private long firstRun(String schedule) {
    return installation.number("SELECT " + firstRunSql(schedule));
  }

  private long exitCode(String schedule) {
    return installation.number("SELECT exit_code FROM run WHERE number = " + firstRunSql(schedule));
  }

  private String text(String sql) {
    List<String> rows = texts(sql);
    assertThat(rows).hasSize(1);
    return rows.get(0);
  }

  private List<String> lines(String schedule, String kind) {
    return texts(
        "SELECT o.data FROM output o WHERE o.cmd_uuid = (SELECT run_id FROM run WHERE number = "
            + firstRunSql(schedule)
            + ") AND o.kind = '"
            + kind
            + "' ORDER BY o.id");
  }

  private List<String> texts(String sql) {
    var texts = new ArrayList<String>();
    try (Connection connection = installation.database();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }
}
