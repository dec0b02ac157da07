package io.barto.cli.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarCommandTest {
  @Test
  void showsCanonicalFormMeaningAndFiresInTheZoneAndInUtc() {
    var run = CalendarRun.of("-n", "2", "--timezone", "Europe/Berlin", "mon..fri 10:00");

    assertThat(run.exitCode()).isZero();
    assertThat(run.lines())
        .containsExactly(
            "Mon..Fri *-*-* 10:00:00",
            "typed    mon..fri 10:00",
            "meaning  every weekday at 10:00, Europe/Berlin",
            "first    in 21 h",
            "Europe/Berlin                   UTC                   WHEN",
            "Tue 2026-11-24 10:00:00 +01:00  2026-11-24 09:00:00Z  in 21 h",
            "Wed 2026-11-25 10:00:00 +01:00  2026-11-25 09:00:00Z  in 1 d 21 h");
  }

  @Test
  void theOwnZoneGoesBeforeTheOption() {
    var run = CalendarRun.of("-n1", "--timezone", "Asia/Tokyo", "10:00 Europe/Berlin");

    assertThat(run.out()).contains("Tue 2026-11-24 10:00:00 +01:00").doesNotContain("Asia/Tokyo");
  }

  @Test
  void usuallyFiveFires_withAnEndAllUntilThen() {
    assertThat(CalendarRun.of("--json", "daily").json().get(0).getJsonArray("next")).hasSize(5);
    assertThat(
            CalendarRun.of("--json", "--to", "2026-12-24", "daily")
                .json()
                .get(0)
                .getJsonArray("next"))
        .hasSize(30);
    assertThat(
            CalendarRun.of("--json", "-n", "3", "--to", "2026-12-24", "daily")
                .json()
                .get(0)
                .getJsonArray("next"))
        .hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({
    "2027-01-01, 2026-12-31T23:00:00Z",
    "2027-01-01 00:00, 2026-12-31T23:00:00Z",
    "2027-01-01T00:00:01, 2027-01-01T23:00:00Z",
    "2026-12-31T23:00:00Z, 2026-12-31T23:00:00Z",
    "2026-12-31T23:00:00.5z, 2027-01-01T23:00:00Z",
    "2027-01-01 00:00:00+01:00, 2026-12-31T23:00:00Z",
    "1970-01-01, 1969-12-31T23:00:00Z",
  })
  void fromIsTheFirstSecondThatCounts(String from, String first) {
    var run = CalendarRun.of("--json", "-n1", "--from", from, "daily Europe/Berlin");

    assertThat(run.json().get(0).getJsonArray("next").getString(0)).isEqualTo(first);
  }

  @Test
  void toIsNoLongerShown() {
    var run = CalendarRun.of("--from", "2026-12-01", "--to", "2026-12-02", "daily");

    assertThat(run.out()).contains("2026-12-01 00:00:00Z").doesNotContain("2026-12-02");
  }

  @Test
  void nothingInTheTimeAskedForIsSaid() {
    var run = CalendarRun.of("--to", "2026-11-24", "*-12-24");

    assertThat(run.lines()).last().isEqualTo("first    none in the time asked for");
  }

  @Test
  void equalKeysDrawAlike_othersNot() {
    var some = CalendarRun.of("--json", "--key", "alpha/report", "*-*-* *:R:R").out();

    assertThat(CalendarRun.of("--json", "--key", "alpha/report", "*-*-* *:R:R").out())
        .isEqualTo(some);
    assertThat(CalendarRun.of("--json", "--key", "alpha/other", "*-*-* *:R:R").out())
        .isNotEqualTo(some);
  }

  @Test
  void whatNeverFiresIsAWarning() {
    var run = CalendarRun.of("*-02-30");

    assertThat(run.exitCode()).isZero();
    assertThat(run.lines()).last().asString().startsWith("warning: `*-02-30 00:00:00` never fires");
  }

  @Test
  void aRefusalPointsAtItsColumn_andTheOthersAreAnswered() {
    var run = CalendarRun.of("-n1", "daily", "Mon..Fry 10:00", "weekly");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err().lines())
        .startsWith("  Mon..Fry 10:00", "       ^", "  weekday at column 6: `Fry` is no weekday")
        .last()
        .isEqualTo("  did you mean `Mon..Fri`?");
    assertThat(run.lines()).contains("*-*-* 00:00:00", "Mon *-*-* 00:00:00");
  }

  @Test
  void theCaretStandsRightBehindWideAndInALongExpression() {
    assertThat(CalendarRun.of("日本 10:00").err().lines().limit(2))
        .containsExactly("  日本 10:00", "  ^");
    var lines = CalendarRun.of("1,".repeat(5_000) + "x:00").err().lines().limit(2).toList();
    assertThat(lines.get(0)).hasSizeLessThan(90).startsWith("  …");
    assertThat(lines.get(0).charAt(lines.get(1).indexOf('^'))).isEqualTo('x');
  }

  @Test
  void nothingTypedReachesTheTerminalAsAnOrder() {
    var run = CalendarRun.of("\u001B]0;pwned\u0007 10:00");

    assertThat(run.out() + run.err()).doesNotContain("\u001B", "\u0007");
  }

  @Test
  void coloursOnATerminalOnly() {
    assertThat(CalendarRun.onTerminal("daily").out()).contains("\u001B[1m*-*-* 00:00:00\u001B[0m");
    assertThat(CalendarRun.of("daily").out()).doesNotContain("\u001B");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23, 2026-11-23",
    "today, 2026-11-23",
    "yesterday, 2026-11-22",
    "now, 2026-11-24",
    "2d, 2026-11-22"
  })
  void from_takesATimeAsItIsTypedEverywhere(String from, String first) {
    assertThat(CalendarRun.of("--utc", "-n1", "--json", "--from", from, "daily").out())
        .contains("\"next\":[\"" + first + "T00:00:00Z\"]");
  }

  @Test
  void today_isThatOfTheExpressionsZone() {
    assertThat(CalendarRun.of("-n1", "--json", "--from", "today", "daily Asia/Tokyo").out())
        .contains("\"next\":[\"2026-11-22T15:00:00Z\"]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-n x daily",
        "-n -1 daily",
        "--from someday daily",
        "--from 1969-12-31 daily",
        "--to 3000-01-01 daily",
        "--from 2026-02-30 daily",
        "--to 10:00 daily",
        "--timezone Mars daily",
        "--nonsense daily",
        "--month 2026-13 daily",
        "--month=May daily",
        "--month --json daily",
        "--month -n1 daily",
        "--month",
        "--lint",
        "--lint bartos.toml daily",
        "--lint bartos.toml -n 1",
      })
  void wrongUsageEndsWithTwoAndSaysWhatWasExpected(String arguments) {
    var run = CalendarRun.of(arguments.isEmpty() ? new String[0] : arguments.split(" "));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).isNotBlank().doesNotContain("java.", "Exception");
  }

  @Test
  void aMisspeltZoneIsMended() {
    assertThat(CalendarRun.of("--timezone", "Europe/Berln", "daily").err())
        .contains("`Europe/Berln` is no time zone", "did you mean `Europe/Berlin`?");
  }
}
