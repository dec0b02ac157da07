package io.barto.cli.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CalendarMonthTest {
  @Test
  void theMonthThatLosesAnHour() {
    var run = CalendarRun.of("--month", "2027-03", "hourly Europe/Berlin");

    assertThat(run.exitCode()).isZero();
    assertThat(run.lines())
        .containsExactly(
            "*-*-* *:00:00 Europe/Berlin",
            "every hour, Europe/Berlin",
            "",
            "            March 2027, Europe/Berlin",
            "    Mon    Tue    Wed    Thu    Fri    Sat    Sun",
            "      1      2      3      4      5      6      7",
            "     24     24     24     24     24     24     24",
            "      8      9     10     11     12     13     14",
            "     24     24     24     24     24     24     24",
            "     15     16     17     18     19     20     21",
            "     24     24     24     24     24     24     24",
            "     22     23     24     25     26     27    *28",
            "     24     24     24     24     24     24     23",
            "     29     30     31",
            "     24     24     24",
            "  743 fires this month",
            "  * the clock goes forward from 02:00 to 03:00");
  }

  @Test
  void theMonthThatGainsAnHour() {
    var run = CalendarRun.of("--month", "2027-10", "--timezone", "Europe/Berlin", "*:*:*");

    assertThat(run.out())
        .contains("  86400  90000\n")
        .contains("  * the clock goes back from 03:00 to 02:00");
  }

  @Test
  void daysWithoutFiresHaveADot() {
    var run = CalendarRun.of("--month", "2028-02", "Fri *-02-29 10:00");

    assertThat(run.out()).contains("0 fires this month").doesNotContain("*2");
    assertThat(CalendarRun.of("--month", "2028-02", "*-02-29 10:00").out())
        .contains("      ·      1\n", "1 fire this month");
  }

  @Test
  void thisMonthUnlessGiven_alsoBehindTheExpression() {
    assertThat(CalendarRun.of("--month", "daily").out()).contains("November 2026, UTC");
    assertThat(CalendarRun.of("daily", "--month").out()).contains("November 2026, UTC");
    assertThat(CalendarRun.of("daily", "--month", "2027-04").out()).contains("April 2027, UTC");
    assertThat(CalendarRun.of("--month=2027-04", "daily").out()).contains("April 2027, UTC");
  }

  @Test
  void aRefusalIsShownAsEver() {
    var run = CalendarRun.of("--month", "2027-04", "dayly", "daily");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("  dayly\n  ^\n");
    assertThat(run.out()).contains("April 2027");
  }

  @Test
  void todayStandsOutOnATerminal() {
    assertThat(CalendarRun.onTerminal("--month", "daily").out()).contains("\u001B[1m23\u001B[0m");
  }
}
