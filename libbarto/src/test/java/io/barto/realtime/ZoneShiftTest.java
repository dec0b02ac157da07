package io.barto.realtime;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happens when clocks shift: in every zone, at every shift of 2000 to 2037. */
class ZoneShiftTest {
  private static final Instant START = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("2038-01-01T00:00:00Z");

  @Test
  void daily_firesOnceALocalDayInEveryZone() throws Exception {
    List<Realtime> quarters = new ArrayList<>();
    List<LocalTime> times = new ArrayList<>();
    for (int quarter = 0; quarter < 96; quarter++) {
      LocalTime time = LocalTime.ofSecondOfDay(quarter * 900L);
      times.add(time);
      quarters.add(Realtime.parse(time.toString()));
    }
    for (ZoneId zone : zones()) {
      List<ZoneOffsetTransition> shifts = shifts(zone.getRules());
      for (int i = 0; i < 96 && !shifts.isEmpty(); i++) {
        Realtime daily = quarters.get(i).withDefaultZone(zone);
        for (ZoneOffsetTransition shift : shifts) {
          assertOncePerDay(daily, times.get(i), zone.getRules(), shift);
        }
      }
    }
  }

  private static void assertOncePerDay(
      Realtime daily, LocalTime time, ZoneRules rules, ZoneOffsetTransition shift) {
    LocalDate day = shift.getDateTimeBefore().toLocalDate().minusDays(2);
    long from = daily(day, time, rules);
    var expected = new TreeSet<Long>();
    for (int i = 1; i <= 4; i++) {
      expected.add(daily(day.plusDays(i), time, rules));
    }
    long fire = from;
    for (long due : expected) {
      fire = daily.nextSecond(fire);
      if (fire != due) {
        assertThat(Instant.ofEpochSecond(fire))
            .as("%s %s", daily, shift)
            .isEqualTo(Instant.ofEpochSecond(due));
      }
    }
  }

  /** The first instant at which a local time was shown, or the first after its gap. */
  private static long daily(LocalDate day, LocalTime time, ZoneRules rules) {
    LocalDateTime local = day.atTime(time);
    List<ZoneOffset> offsets = rules.getValidOffsets(local);
    return offsets.isEmpty()
        ? rules.getTransition(local).toEpochSecond()
        : local.toEpochSecond(offsets.get(0));
  }

  @Test
  void runningHour_firesAtEveryInstantThatShowsItsMinuteInEveryZone() throws Exception {
    var quarters = new ArrayList<Realtime>();
    for (int minute = 0; minute < 60; minute += 15) {
      quarters.add(Realtime.parse("*:" + minute));
    }
    for (ZoneId zone : zones()) {
      List<ZoneOffsetTransition> shifts = shifts(zone.getRules());
      for (int i = 0; i < 4 && !shifts.isEmpty(); i++) {
        Realtime hourly = quarters.get(i).withDefaultZone(zone);
        for (ZoneOffsetTransition shift : shifts) {
          assertFollowsClock(hourly, 15 * i, zone.getRules(), shift.toEpochSecond());
        }
      }
    }
  }

  private static void assertFollowsClock(Realtime hourly, int minute, ZoneRules rules, long shift) {
    long start = Math.floorDiv(shift, 300L) * 300 - 3 * 3600;
    long end = start + 6 * 3600;
    long fire = start - 1;
    // since 2000 all offsets are multiples of five minutes
    for (long second = start; second <= end; second += 300) {
      long local = second + rules.getOffset(Instant.ofEpochSecond(second)).getTotalSeconds();
      if (Math.floorMod(local, 3600L) == minute * 60L) {
        fire = hourly.nextSecond(fire);
        if (fire != second) {
          assertThat(Instant.ofEpochSecond(fire))
              .as("%s %s", hourly, hourly.zone())
              .isEqualTo(Instant.ofEpochSecond(second));
        }
      }
    }
    assertThat(hourly.nextSecond(fire)).isGreaterThan(end);
  }

  /** Every zone, those with equal rules once. */
  private static Collection<ZoneId> zones() {
    var zones = new HashMap<ZoneRules, ZoneId>();
    for (String name : ZoneName.all()) {
      ZoneId zone = requireNonNull(ZoneName.find(name));
      zones.putIfAbsent(zone.getRules(), zone);
    }
    assertThat(zones).hasSizeGreaterThan(300);
    return zones.values();
  }

  private static List<ZoneOffsetTransition> shifts(ZoneRules rules) {
    var shifts = new ArrayList<ZoneOffsetTransition>();
    ZoneOffsetTransition next = rules.nextTransition(START);
    while (next != null && next.getInstant().isBefore(END)) {
      shifts.add(next);
      next = rules.nextTransition(next.getInstant());
    }
    return shifts;
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          # spring gap 02:00 to 03:00: a fixed hour moves to its end
          02:30:00 Europe/Berlin          | 2026-03-28T12:00:00Z | 2026-03-29T01:00:00Z 2026-03-30T00:30:00Z
          02:00:00 Europe/Berlin          | 2026-03-28T12:00:00Z | 2026-03-29T01:00:00Z 2026-03-30T00:00:00Z
          2,3:00 Europe/Berlin            | 2026-03-28T12:00:00Z | 2026-03-29T01:00:00Z 2026-03-30T00:00:00Z
          2:*/20:00 Europe/Berlin         | 2026-03-28T12:00:00Z | 2026-03-29T01:00:00Z 2026-03-30T00:00:00Z
          # a running one adds nothing
          *:30:00 Europe/Berlin           | 2026-03-29T00:00:00Z | 2026-03-29T00:30:00Z 2026-03-29T01:30:00Z
          1..4:30 Europe/Berlin           | 2026-03-29T00:00:00Z | 2026-03-29T00:30:00Z 2026-03-29T01:30:00Z
          0/2:05:00 Europe/Berlin         | 2026-03-28T23:00:00Z | 2026-03-28T23:05:00Z 2026-03-29T02:05:00Z
          # that does not run on both sides is fixed
          2..5:30 Europe/Berlin           | 2026-03-29T00:00:00Z | 2026-03-29T01:00:00Z 2026-03-29T01:30:00Z
          2/12:30 Europe/Berlin           | 2026-03-29T00:00:00Z | 2026-03-29T01:00:00Z 2026-03-29T12:30:00Z
          # autumn overlap 02:00 to 03:00
          02:30:00 Europe/Berlin          | 2026-10-24T12:00:00Z | 2026-10-25T00:30:00Z 2026-10-26T01:30:00Z
          02:30:00 Europe/Berlin          | 2026-10-25T00:45:00Z | 2026-10-26T01:30:00Z
          *:30:00 Europe/Berlin           | 2026-10-25T00:00:00Z | 2026-10-25T00:30:00Z 2026-10-25T01:30:00Z 2026-10-25T02:30:00Z
          2026-10-25 *:15 Europe/Berlin   | 2026-10-25T00:20:00Z | 2026-10-25T01:15:00Z 2026-10-25T02:15:00Z
          0/2:05:00 Europe/Berlin         | 2026-10-25T00:00:00Z | 2026-10-25T00:05:00Z 2026-10-25T01:05:00Z 2026-10-25T03:05:00Z
          2/12:30 Europe/Berlin           | 2026-10-25T00:00:00Z | 2026-10-25T00:30:00Z 2026-10-25T13:30:00Z
          # half an hour at Lord Howe: 02:00 becomes 02:30, and back again
          02:15:00 Australia/Lord_Howe    | 2026-10-03T12:00:00Z | 2026-10-03T15:30:00Z 2026-10-04T15:15:00Z
          *:15:00 Australia/Lord_Howe     | 2026-10-03T14:00:00Z | 2026-10-03T14:45:00Z 2026-10-03T16:15:00Z
          01:45:00 Australia/Lord_Howe    | 2026-04-04T12:00:00Z | 2026-04-04T14:45:00Z 2026-04-05T15:15:00Z
          *:45:00 Australia/Lord_Howe     | 2026-04-04T14:00:00Z | 2026-04-04T14:45:00Z 2026-04-04T15:15:00Z 2026-04-04T16:15:00Z
          # Apia had no 2011-12-30
          10:00:00 Pacific/Apia           | 2011-12-29T00:00:00Z | 2011-12-29T20:00:00Z 2011-12-30T10:00:00Z 2011-12-30T20:00:00Z
          2011-12-30 10:00 Pacific/Apia   | 2011-01-01T00:00:00Z | 2011-12-30T10:00:00Z
          Fri 10:00:00 Pacific/Apia       | 2011-12-29T00:00:00Z | 2011-12-30T10:00:00Z 2012-01-05T20:00:00Z
          *:00:00 Pacific/Apia            | 2011-12-30T08:30:00Z | 2011-12-30T09:00:00Z 2011-12-30T10:00:00Z
          # Casablanca goes back for Ramadan, and forward after it
          02:30:00 Africa/Casablanca      | 2026-02-14T12:00:00Z | 2026-02-15T01:30:00Z 2026-02-16T02:30:00Z
          02:30:00 Africa/Casablanca      | 2026-03-21T12:00:00Z | 2026-03-22T02:00:00Z 2026-03-23T01:30:00Z
          # Troll shifts by two hours
          01:30:00 Antarctica/Troll       | 2026-03-28T12:00:00Z | 2026-03-29T01:00:00Z 2026-03-29T23:30:00Z
          02:30:00 Antarctica/Troll       | 2026-03-28T12:00:00Z | 2026-03-29T01:00:00Z 2026-03-30T00:30:00Z
          1,2:30 Antarctica/Troll         | 2026-03-28T12:00:00Z | 2026-03-29T01:00:00Z 2026-03-29T23:30:00Z
          01:30:00 Antarctica/Troll       | 2026-10-24T12:00:00Z | 2026-10-24T23:30:00Z 2026-10-26T01:30:00Z
          # midnight is the hour that Havana skips
          00:00:00 America/Havana         | 2026-03-07T12:00:00Z | 2026-03-08T05:00:00Z 2026-03-09T04:00:00Z
          """)
  void next_followsTheRulesOfTheShift(String expression, Instant after, String fires)
      throws Exception {
    List<Instant> expected = List.of(fires.split(" ", -1)).stream().map(Instant::parse).toList();
    Realtime realtime = Realtime.parse(expression);
    assertThat(realtime.stream(after).limit(expected.size()).toList()).isEqualTo(expected);
    assertThat(expected).allMatch(realtime::matches);
  }
}
