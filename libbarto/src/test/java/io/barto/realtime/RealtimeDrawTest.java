package io.barto.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code R}: one value per enclosing period, evenly, and always the same for a key. */
class RealtimeDrawTest {
  private static final Instant START = Instant.parse("2019-12-31T23:59:59Z");

  /** Computed from the design note of {@link Draws} by another program. */
  @Test
  void draw_isFixedForEver() throws Exception {
    Realtime realtime = Realtime.parse("*-*-* 10:R:R").withKey("web/echo");
    assertThat(realtime.stream(START).limit(3).map(Instant::toString))
        .containsExactly("2020-01-01T10:15:40Z", "2020-01-02T10:12:16Z", "2020-01-03T10:22:03Z");
    assertThat(Realtime.parse("Mon *-R-R R:R:R").withKey("web/echo").next(START))
        .hasToString("Optional[2020-10-12T10:42:50Z]");
  }

  @Test
  void draw_dependsOnTheKeyAlone() throws Exception {
    Realtime one = Realtime.parse("*-*-* 10:R:R").withKey("a/b");
    Realtime same = Realtime.parse("10:R:R").withKey("a/b");
    Realtime other = Realtime.parse("10:R:R").withKey("a/c");
    assertThat(one).isEqualTo(same).isNotEqualTo(other);
    assertThat(one.stream(START).limit(100)).containsExactlyElementsOf(first(same, 100));
    assertThat(first(one, 100)).doesNotContainSequence(first(other, 3));
  }

  @Test
  void draw_isThatOfTheTextWithoutAKey() throws Exception {
    Realtime bare = Realtime.parse("*,*,* 10:R:R");
    assertThat(first(bare, 50)).isEqualTo(first(bare.withKey("*-*-* 10:R:R"), 50));
  }

  @Test
  void draw_isTheSameFromWhereverTheSearchBegins() throws Exception {
    Realtime realtime = Realtime.parse("*-*-R R:R:R Europe/Berlin").withKey("a/b");
    List<Instant> fires = first(realtime, 200);
    for (int i = 1; i < fires.size(); i++) {
      Instant between = fires.get(i - 1).plus(i % 5, ChronoUnit.HOURS);
      assertThat(realtime.next(between)).contains(fires.get(i));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*-*-* 10:R:00            | minute | 60 | 0",
        "*-*-* 10:R:R             | second | 60 | 0",
        "*:R:00                   | minute | 60 | 0",
        "*:*:R                    | second | 60 | 0",
        "R:30:00                  | hour   | 24 | 0",
        "*-*-R 04:00:00           | day    | 28 | 3",
        "*-R-15 04:00:00          | month  | 12 | 0",
        "*-R-15 04:00 Asia/Tokyo  | month  | 12 | 0",
      })
  void draw_isEven(String expression, String field, int values, int rarer) throws Exception {
    int perValue = field.equals("month") ? 15 : 100;
    int fires = perValue * (values + rarer);
    Map<Integer, Integer> counts = new HashMap<>();
    for (int key = 0; key < (field.equals("month") ? 20 : 4); key++) {
      Realtime realtime = Realtime.parse(expression).withKey("key " + key);
      realtime.stream(START)
          .limit(field.equals("month") ? 150 : fires)
          .forEach(
              fire -> counts.merge(value(field, fire.atZone(realtime.zone())), 1, Integer::sum));
    }
    assertThat(counts).hasSize(values + rarer);
    double mean = counts.values().stream().mapToInt(n -> n).average().orElseThrow();
    // five standard deviations: one in some million draws would be that far off
    double tolerance = 5 * Math.sqrt(mean);
    counts.forEach(
        (value, count) -> {
          boolean everyPeriodHasIt = !field.equals("day") || value <= 28;
          if (everyPeriodHasIt) {
            assertThat(count - mean).as("%s %s", field, value).isBetween(-tolerance, tolerance);
          }
        });
  }

  private static int value(String field, ZonedDateTime time) {
    return switch (field) {
      case "month" -> time.getMonthValue();
      case "day" -> time.getDayOfMonth();
      case "hour" -> time.getHour();
      case "minute" -> time.getMinute();
      default -> time.getSecond();
    };
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10:R:R",
        "10:R:R Europe/Berlin",
        "2:R:R Europe/Berlin",
        "R:R:R Europe/Berlin",
        "R:30:00 America/Havana",
        "0:R:00 America/Havana",
        "2:R:00 Australia/Lord_Howe",
        "R:R:00 Pacific/Apia",
        "R:R:R Antarctica/Troll",
      })
  void everyDay_hasOneFire(String expression) throws Exception {
    assertOnePerPeriod(expression, 3000, time -> time.truncatedTo(ChronoUnit.DAYS), 1, true);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*-*-R 04:00:00",
        "Mon *-*-R 04:00:00 Europe/Berlin",
        "Sat,Sun *-*-R 02:30 Europe/Berlin",
        "*-*-R R:R:R Australia/Lord_Howe",
        "*-*-R 23:00 Asia/Kolkata",
      })
  void everyMonth_hasOneFire(String expression) throws Exception {
    assertOnePerPeriod(
        expression, 1000, time -> time.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1), 31, false);
    Realtime realtime = Realtime.parse(expression);
    if (expression.startsWith("Mon")) {
      assertThat(first(realtime, 300))
          .allMatch(fire -> fire.atZone(realtime.zone()).getDayOfWeek().getValue() == 1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"*-R-31 00:00", "Fri *-R-13 12:00", "*-R-R R:R:R", "Mon *-R-R 2:R Europe/Rome"})
  void everyYear_hasOneFire(String expression) throws Exception {
    assertOnePerPeriod(
        expression, 150, time -> time.truncatedTo(ChronoUnit.DAYS).withDayOfYear(1), 366, false);
  }

  /** The periods of fires follow each other without a hole. */
  private static void assertOnePerPeriod(
      String expression,
      int periods,
      Function<LocalDateTime, LocalDateTime> start,
      int longest,
      boolean daily)
      throws RealtimeException {
    for (int key = 0; key < 5; key++) {
      Realtime realtime = Realtime.parse(expression).withKey("key " + key);
      LocalDateTime last = null;
      for (Instant fire : first(realtime, periods)) {
        LocalDateTime period = start.apply(LocalDateTime.ofInstant(fire, realtime.zone()));
        if (last != null && !(daily && isAfterLostDay(period, realtime.zone()))) {
          LocalDateTime next = start.apply(last.plusDays(longest));
          assertThat(period).as("%s at %s", realtime, fire).isEqualTo(next);
        }
        last = period;
      }
    }
  }

  /** The fire of a lost day falls on the day after it. */
  private static boolean isAfterLostDay(LocalDateTime day, ZoneId zone) {
    return zone.getId().equals("Pacific/Apia") && day.toString().startsWith("2011-12-31");
  }

  @Test
  void dayDraw_leavesOutTheLostDayOfApia() throws Exception {
    for (int key = 0; key < 200; key++) {
      Realtime realtime = Realtime.parse("2011-12-R *:00 Pacific/Apia").withKey("key " + key);
      List<Instant> fires = realtime.stream(Instant.parse("2011-01-01T00:00:00Z")).toList();
      assertThat(fires).hasSize(24);
    }
  }

  @Test
  void runningHour_firesOnceInAnHourCutShort() throws Exception {
    Instant before = Instant.parse("2026-10-03T15:29:59Z"); // 01:59:59, then 02:30:00
    for (int key = 0; key < 200; key++) {
      Realtime realtime = Realtime.parse("*:R:00 Australia/Lord_Howe").withKey("key " + key);
      assertThat(realtime.next(before))
          .hasValueSatisfying(fire -> assertThat(fire).isBefore("2026-10-03T16:00:00Z"));
    }
  }

  @Test
  void runningHour_drawsOnceForBothPasses() throws Exception {
    Realtime realtime = Realtime.parse("*:R:00 Europe/Berlin").withKey("a/b");
    List<Instant> fires = realtime.stream(Instant.parse("2026-10-24T23:59:59Z")).limit(2).toList();
    assertThat(fires.get(1)).isEqualTo(fires.get(0).plus(1, ChronoUnit.HOURS));
  }

  @Test
  void smallerFields_holdInsideWhatWasDrawn() throws Exception {
    Realtime realtime = Realtime.parse("R:*:00").withKey("a/b");
    List<Instant> day = first(realtime, 60);
    assertThat(day.get(0).truncatedTo(ChronoUnit.HOURS)).isEqualTo(day.get(0));
    assertThat(day.get(59)).isEqualTo(day.get(0).plus(59, ChronoUnit.MINUTES));
    Realtime even = Realtime.parse("0/2:R:00").withKey("a/b");
    List<Integer> hours =
        first(even, 24).stream().map(fire -> fire.atZone(even.zone()).getHour()).toList();
    assertThat(hours.subList(0, 12)).containsExactly(0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22);
  }

  private static List<Instant> first(Realtime realtime, int count) {
    return realtime.stream(START).limit(count).toList();
  }
}
