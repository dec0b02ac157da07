package io.barto.cli.calendar;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarLintTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void nothingFoundIsSaidAndEndsWithZero() throws IOException {
    var run = lint(schedule("report", "Mon..Fri 10:R:R"));

    assertThat(run.exitCode()).isZero();
    assertThat(run.lines()).singleElement().asString().endsWith(": 1 schedule, nothing found");
  }

  @Test
  void whatNeverFires() throws IOException {
    var run = lint(schedule("leap", "*-02-30 10:00"), schedule("past", "2020-01-01"));

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .contains("never: `*-02-30 10:00:00` never fires: none", "alpha/leap", "alpha/past")
        .contains("2 schedules, 2 findings");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*-*-* 02:30:00 | true",
        "*-*-* 02,03:00:00 | true",
        "*-*-* 02/12:15:00 | true",
        "Sun *-03-28 02:30 | true",
        "*-*-* 01:59:59 | false",
        "*-*-* 03:00:00 | false",
        "*-*-* *:30:00 | false",
        "*-*-* 0/2:00:00 | false",
        "Mon *-*-* 02:30:00 | false",
        "*-*-* 02:30:00 UTC | false",
        "*-*-* 03:30:00 Australia/Sydney | false",
        "*-*-* 02:30:00 Australia/Sydney | true",
      })
  void aFixedHourInTheGapOfItsZone(String expression, boolean found) throws IOException {
    var run = lint("timezone = \"Europe/Berlin\"", schedule("backup", expression));

    assertThat(run.out().contains("gap: ")).isEqualTo(found);
    assertThat(run.exitCode()).isEqualTo(found ? 1 : 0);
  }

  @Test
  void theGapIsNamed() throws IOException {
    var run = lint(schedule("backup", "02:30 Europe/Berlin"));

    assertThat(run.lines())
        .startsWith(
            "gap: 02:30 does not exist on 2027-03-28 and 4 more in 5 years, as the clock of"
                + " Europe/Berlin goes from 02:00 to 03:00; it fires at 03:00 then",
            "  alpha/backup: *-*-* 02:30:00 Europe/Berlin");
  }

  @Test
  void aHerdIsFound_andEachIsShownItsR() throws IOException {
    String daily =
        IntStream.range(0, 12)
            .mapToObj(i -> schedule("s" + i, "*-*-* 00:00"))
            .collect(joining("\n"));
    var run = lint(daily, schedule("hour", "hourly"), schedule("late", "00:00:01"));

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.lines())
        .containsSequence(
            "herd: 13 schedules fire in the same second, 2026-11-24 00:00:00Z",
            "  alpha/s0: *-*-* 00:00:00 -> *-*-* 00:R:R")
        .contains("  and 8 more")
        .last()
        .asString()
        .endsWith("14 schedules, 1 finding");
  }

  @Test
  void twoHerdsAreTwoFindings_aSmallOneNone() throws IOException {
    String all =
        IntStream.range(0, 29)
            .mapToObj(i -> schedule("s" + i, "*:" + (i < 10 ? "0" : i < 20 ? "0/7" : "3") + ":00"))
            .collect(joining("\n"));
    var run = lintJson(all);

    assertThat(run.json()).hasSize(1);
    assertThat(run.json().get(0).getJsonArray("schedules")).hasSize(20);
    JsonObject last = run.json().get(0).getJsonArray("schedules").getJsonObject(19);
    assertThat(last.getString("suggestion")).isEqualTo("*-*-* *:00/7:R");
    var more = lintJson(all, schedule("tenth", "*:3:00"));
    assertThat(more.json()).extracting(line -> line.getString("finding")).containsOnly("herd");
    assertThat(more.json()).hasSize(2);
  }

  @Test
  void aFileThatIsRefusedSaysWhere() throws IOException {
    var run = lint(schedule("bad", "Mon..Fry 10:00"));

    assertThat(run.exitCode()).isEqualTo(78);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("bartos.toml:", "on_calendar", "did you mean `Mon..Fri`?");
  }

  @Test
  void aFileThatIsNotThere() {
    var run = CalendarRun.of("--lint", folder.resolve("none.toml").toString());

    assertThat(run.exitCode()).isEqualTo(78);
    assertThat(run.err()).contains("there is no such file");
  }

  private CalendarRun lint(String... lines) throws IOException {
    return CalendarRun.of("--lint", write(lines).toString());
  }

  private CalendarRun lintJson(String... lines) throws IOException {
    return CalendarRun.of("--json", "--lint", write(lines).toString());
  }

  private Path write(String... lines) throws IOException {
    String address = "[actix]\nworkers = 1\nip = \"127.0.0.1\"\nport = 20000\n";
    return Files.writeString(
        folder.resolve("bartos.toml"), String.join("\n", lines) + "\n" + address);
  }

  private static String schedule(String name, String expression) {
    return """
        [[schedules.alpha.schedules]]
        name = "%s"
        on_calendar = "%s"
        cmds = ["true"]
        """
        .formatted(name, expression);
  }
}
