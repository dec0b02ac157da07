package io.barto.server.retention.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HorizonTest {
  private static final Instant NOW = Instant.parse("2026-11-23T18:00:00.5Z");

  @Test
  void ofDays_goesBackByWholeDaysOfTime() {
    assertThat(Horizon.ofDays(NOW, 1, 30))
        .isEqualTo(
            new Horizon(
                Instant.parse("2026-11-22T18:00:00.5Z"), Instant.parse("2026-10-24T18:00:00.5Z")));
  }

  @Test
  void ofAge_noneIsEverythingBeforeToday() {
    Instant midnight = Instant.parse("2026-11-23T00:00:00Z");
    assertThat(Horizon.ofAge(NOW, Duration.ZERO)).isEqualTo(new Horizon(midnight, midnight));
    Instant hourAgo = NOW.minusSeconds(3600);
    assertThat(Horizon.ofAge(NOW, Duration.ofHours(1))).isEqualTo(new Horizon(hourAgo, hourAgo));
  }

  /** The database's driver would write the year -7967 as 7968, before which everything is. */
  @Test
  void ofAge_isNeverBeforeAnythingCanBe() {
    var all = new Horizon(Instant.EPOCH, Instant.EPOCH);
    assertThat(Horizon.ofAge(NOW, Duration.ofDays(3_650_000))).isEqualTo(all);
    assertThat(Horizon.ofAge(NOW, Duration.ofMillis(Long.MAX_VALUE))).isEqualTo(all);
    assertThat(Horizon.ofDays(NOW, 3_650_000, 3_650_000)).isEqualTo(all);
    assertThat(Horizon.ofAge(NOW, Duration.ofDays(Horizon.mostDays(NOW))).runs())
        .isBetween(Instant.EPOCH, Instant.EPOCH.plus(Duration.ofDays(1)));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T02:00:00Z, 03:17, UTC, 2026-11-23T03:17:00Z",
    "2026-11-23T03:17:00Z, 03:17, UTC, 2026-11-24T03:17:00Z",
    "2026-11-23T23:00:00Z, 03:17, Asia/Tokyo, 2026-11-24T18:17:00Z",
    // the clock goes from 2 to 3: 2:30 is at 3:30 that day
    "2026-03-29T00:00:00Z, 02:30, Europe/Berlin, 2026-03-29T01:30:00Z",
    // the clock goes back from 3 to 2: once only
    "2026-10-24T23:00:00Z, 02:30, Europe/Berlin, 2026-10-25T00:30:00Z",
    "2026-10-25T00:30:00Z, 02:30, Europe/Berlin, 2026-10-26T01:30:00Z"
  })
  void nextNight_isTheFirstAfterIt(Instant after, LocalTime time, ZoneId zone, Instant expected) {
    assertThat(Horizon.nextNight(after, time, zone)).isEqualTo(expected);
  }
}
