package io.barto.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.barto.launcher.database.DatabaseAccess;
import io.barto.launcher.database.EmbeddedDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A database of the published program is taken over, read by everything that reads, and given back
 * by the very SQL of docs/moving-over.md.
 */
class MovingOverIT {
  private static final Path MANUAL = Path.of("../docs/moving-over.md");
  private static final Duration LIMIT = Duration.ofMinutes(2);

  /** An encoding that is not ours. */
  private static final String OPTIONS = "DEFAULT CHARSET latin1 COLLATE latin1_swedish_ci";

  private static final String GOOD = "11111111111141118111111111111111";
  private static final String BAD = "22222222222242228222222222222222";
  private static final String SILENT = "33333333-3333-4333-8333-333333333333";

  /** Three runs, one of them without output. */
  static final String[] ROWS = {
    "SET NAMES utf8mb4",
    "SET time_zone = '+00:00'",
    "INSERT INTO output (timestamp, bartoc_uuid, bartoc_name, cmd_uuid, cmd_name, kind, data) VALUES"
        + line("10:00:00", GOOD, "backup", "stdout", "old käse")
        + ","
        + line("10:00:01", GOOD, "backup", "stderr", "old warning")
        + ","
        + line("11:00:00", BAD, "check", "stdout", "old failure"),
    "INSERT INTO exit_status (timestamp, cmd_uuid, exit_code, success) VALUES"
        + " ('2026-03-01 10:00:02', '11111111-1111-4111-8111-111111111111', 0, 1),"
        + " ('2026-03-01 11:00:02', '22222222-2222-4222-8222-222222222222', 3, 0),"
        + " ('2026-03-01 12:00:02', '"
        + SILENT
        + "', 9, 0)"
  };

  private static final String SCHEDULES =
      """
      [schedules.vader]
      schedules = [ { name = "backup", on_calendar = "*:*:0/2", cmds = ["echo new"] } ]
      """;

  @TempDir private Path home;

  private static String line(String time, String run, String name, String kind, String data) {
    return " ('2026-03-01 %s', UNHEX('%s'), 'vader', UNHEX('%s'), '%s', '%s', '%s')"
        .formatted(time, run, run, name, kind, data);
  }

  @Test
  void publishedDatabase_isTakenOver_andGivenBack() throws Exception {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(home.resolve("db"))) {
      DatabaseAccess access = database.access();
      PublishedDatabase.make(access, OPTIONS);
      PublishedDatabase.execute(access, ROWS);
      List<String> tables = tables(access);
      List<String> output = rows(access, "output");
      List<String> ends = rows(access, "exit_status");

      try (Installation ours =
          Installation.start(home.resolve("ours"), PublishedDatabase.table(access) + SCHEDULES)) {
        assertThat(ours.server().output())
            .contains("took over the published program's table output")
            .contains("took over the published program's table exit_status");
        viewsShow(access);
        answersShowOldAndNew(ours);
      }
      goBack(access);

      assertThat(tables(access)).as("the tables as they were").isEqualTo(tables);
      assertThat(rows(access, "output")).startsWith(output.toArray(new String[0]));
      assertThat(rows(access, "exit_status")).startsWith(ends.toArray(new String[0]));
      assertThat(
              PublishedDatabase.rows(
                  access,
                  "SELECT DISTINCT o.bartoc_name, o.kind, o.data, e.exit_code, e.success"
                      + " FROM output o JOIN exit_status e ON e.cmd_uuid = CAST(o.cmd_uuid AS UUID)"
                      + " WHERE o.data = 'new'"))
          .as("what ran meanwhile")
          .containsExactly("vader|stdout|new|0|1");
    }
  }

  private static void viewsShow(DatabaseAccess access) throws SQLException {
    assertThat(
            PublishedDatabase.rows(
                access,
                "SELECT bartoc_name, cmd_uuid, cmd_name, kind, data,"
                    + " DATE_FORMAT(timestamp, '%Y-%m-%dT%H:%i:%s') FROM output"
                    + " WHERE data LIKE 'old%' ORDER BY timestamp"))
        .containsExactly(
            "vader|11111111-1111-4111-8111-111111111111|backup|stdout|old käse|2026-03-01T10:00:00",
            "vader|11111111-1111-4111-8111-111111111111|backup|stderr|old warning|2026-03-01T10:00:01",
            "vader|22222222-2222-4222-8222-222222222222|check|stdout|old failure|2026-03-01T11:00:00");
    assertThat(
            PublishedDatabase.rows(
                access,
                "SELECT exit_code, success FROM exit_status WHERE cmd_uuid = '" + SILENT + "'"))
        .containsExactly("9|0");
  }

  private static void answersShowOldAndNew(Installation ours) throws Exception {
    assertThat(ours.cli("list", "-n", "vader").output()).contains("backup", "check");
    assertThat(ours.cli("cmd", "check").output()).contains("vader", "old failure");
    assertThat(ours.cli("failed").output())
        .contains("old failure", "3", "(unknown)", "9")
        .doesNotContain("old käse");
    ours.startWorker("vader");
    await("new rows beside the old ones")
        .atMost(LIMIT)
        .until(
            () -> {
              String list = ours.cli("list", "-n", "vader", "-c", "backup").output();
              return list.contains("old käse") && list.contains("new");
            });
  }

  /** The manual's second block copies, its first one renames: in this order, as it says. */
  static void goBack(DatabaseAccess access) throws Exception {
    List<String> blocks = blocks();
    assertThat(blocks).hasSize(2);
    var statements = new ArrayList<String>(List.of("SET time_zone = '+00:00'"));
    for (String block : List.of(blocks.get(1), blocks.get(0))) {
      Pattern.compile(";\\s*")
          .splitAsStream(block)
          .filter(statement -> !statement.isBlank())
          .forEach(statements::add);
    }
    PublishedDatabase.execute(access, statements.toArray(new String[0]));
  }

  private static List<String> blocks() throws Exception {
    Matcher block =
        Pattern.compile("```sql\\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(MANUAL));
    var blocks = new ArrayList<String>();
    while (block.find()) {
      blocks.add(block.group(1));
    }
    return blocks;
  }

  private static List<String> tables(DatabaseAccess access) throws SQLException {
    var tables = new ArrayList<String>();
    for (String table : List.of("output", "exit_status")) {
      PublishedDatabase.rows(access, "SHOW CREATE TABLE " + table)
          .forEach(text -> tables.add(text.replaceAll(" AUTO_INCREMENT=\\d+", "")));
    }
    return tables;
  }

  private static List<String> rows(DatabaseAccess access, String table) throws SQLException {
    String uuid = table.equals("output") ? "HEX(bartoc_uuid), HEX(cmd_uuid), " : "cmd_uuid, ";
    String rest =
        table.equals("output") ? "bartoc_name, cmd_name, kind, data" : "exit_code, success";
    return PublishedDatabase.rows(
        access, "SELECT id, timestamp, " + uuid + rest + " FROM " + table + " ORDER BY id");
  }
}
