package io.barto.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When expressions fire, what they say of themselves, and what they warn of. */
class RealtimeTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "*-*-31                 | 2026-01-31T00:00:00Z 2026-03-31T00:00:00Z 2026-05-31T00:00:00Z",
        "*-02~1                 | 2026-02-28T00:00:00Z 2027-02-28T00:00:00Z 2028-02-29T00:00:00Z",
        "*-*~3/2                | 2026-01-29T00:00:00Z 2026-01-31T00:00:00Z 2026-02-26T00:00:00Z",
        "Mon *-05~7/1           | 2026-05-25T00:00:00Z 2027-05-31T00:00:00Z 2028-05-29T00:00:00Z",
        "Fri *-02-29 23:59:59   | 2036-02-29T23:59:59Z 2064-02-29T23:59:59Z 2092-02-29T23:59:59Z",
        "*-02-29                | 2028-02-29T00:00:00Z 2032-02-29T00:00:00Z 2036-02-29T00:00:00Z",
        "2199-12-31 23:59:59    | 2199-12-31T23:59:59Z",
        "2199-12-31 23:59 America/New_York | 2200-01-01T04:59:00Z",
        "2196/4-02-29           | 2196-02-29T00:00:00Z",
        "Sat,Sun 9..10:*/30     | 2026-01-03T09:00:00Z 2026-01-03T09:30:00Z 2026-01-03T10:00:00Z",
      })
  void next_goesThroughTheCalendar(String expression, String fires) throws Exception {
    assertThat(Realtime.parse(expression).stream(NOW).limit(3).map(Instant::toString))
        .containsExactly(fires.split(" ", -1));
  }

  @Test
  void next_isStrictlyLater() throws Exception {
    Realtime daily = Realtime.parse("daily");
    Instant tomorrow = Instant.parse("2026-01-02T00:00:00Z");
    assertThat(daily.next(NOW)).contains(tomorrow);
    assertThat(daily.next(tomorrow.minusNanos(1))).contains(tomorrow);
    assertThat(daily.matches(NOW)).isTrue();
    assertThat(daily.matches(NOW.plusSeconds(1))).isFalse();
  }

  @Test
  void next_holdsAtTheEndsOfTime() throws Exception {
    for (String zone : new String[] {"", " Europe/Berlin"}) {
      Realtime daily = Realtime.parse("daily" + zone);
      assertThat(daily.next(Instant.MIN)).isPresent();
      assertThat(daily.next(Instant.MAX)).isEmpty();
      assertThat(daily.nextSecond(Long.MIN_VALUE)).isNegative();
      assertThat(daily.nextSecond(Long.MAX_VALUE)).isEqualTo(Realtime.NEVER);
      assertThat(daily.matches(Instant.MAX)).isFalse();
      assertThat(daily.matches(Instant.MIN.plusSeconds(1))).isFalse();
    }
    assertThat(Realtime.parse("-5,03,01 12:00").matches(Instant.parse("-0005-03-01T12:00:00Z")))
        .isTrue();
    assertThat(Realtime.parse("+30000,03,01").matches(Instant.parse("+30000-03-01T00:00:00Z")))
        .isTrue();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "*-02-30               | none of its years has such a date",
        "2025,2027-02-29       | none of its years has such a date",
        "Mon 2026-02-29        | none of its years has such a date",
        "2020-*-*              | its last date has passed",
        "2250-1-1              | its first date lies after the year 2199",
      })
  void warnings_sayWhyItNeverFiresAgain(String expression, String reason) throws Exception {
    Realtime realtime = Realtime.parse(expression);
    assertThat(realtime.warnings(NOW))
        .singleElement()
        .asString()
        .contains(reason.contains("passed") ? "never fires again: " : "never fires: ")
        .contains(reason);
    assertThat(realtime.nextSecond(NOW.getEpochSecond())).isEqualTo(Realtime.NEVER);
    assertThat(realtime.stream(NOW)).isEmpty();
  }

  @Test
  void warnings_areNoneWhereItFires() throws Exception {
    assertThat(Realtime.parse("daily").warnings(NOW)).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "Mon..Fri 10:R:R Europe/Berlin | every weekday at 10:00, at a random minute and second, Europe/Berlin",
        "daily                  | every day at 00:00",
        "minutely               | every minute",
        "hourly                 | every hour",
        "*:*:*                  | every second",
        "*:0/15                 | every 15 minutes",
        "0/2:05:00              | every 2 hours at minute 5",
        "Sat,Sun 9..17:*/15     | every Saturday and Sunday, every 15 minutes from 09:00 to 17:59",
        "weekly                 | every Monday at 00:00",
        "quarterly              | on the 1st of January, April, July and October at 00:00",
        "*-*~1 23:59:30         | on the last day of every month at 23:59:30",
        "*-*~3/2 9,17:00        | on the 3rd-last and last days of every month at 09:00 and 17:00",
        "Fri *-*-13 0:0         | on the 13th of every month if it is a Friday at 00:00",
        "Mon,Tue *-*-R 04:00    | on a random Monday or Tuesday of every month at 04:00",
        "*-R-R R:R:R            | on a random day of a random month of every year at a random hour, minute and second",
        "2026..2029-*-* 10:00   | every day, in 2026 to 2029, at 10:00",
        "R:*:00                 | every day, every minute in a random hour",
        "*:R:00                 | every hour at a random minute",
        "*-06..08-* 12:00       | every day in June to August at 12:00",
        "*:0,20,40:R            | every 20 minutes, at a random second",
        "*-1-1 9:*/5:30         | on the 1st of January, every 5 minutes from 09:00 to 09:59, at second 30",
        "10:5,7:00              | every day at 10:05 and 10:07",
      })
  void describe_isPlainEnglish(String expression, String sentence) throws Exception {
    assertThat(Realtime.parse(expression).describe()).isEqualTo(sentence);
  }

  @Test
  void describe_namesTheZoneThatWasGiven() throws Exception {
    Realtime daily = Realtime.parse("daily").withDefaultZone(ZoneId.of("Asia/Tokyo"));
    assertThat(daily.describe()).isEqualTo("every day at 00:00, Asia/Tokyo");
  }
}
