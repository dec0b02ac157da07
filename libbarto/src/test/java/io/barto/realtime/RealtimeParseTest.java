package io.barto.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is accepted, how it is written back, and how the rest is refused. */
class RealtimeParseTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        // the forms of the published barto 1.5 program
        "*,*,* 10:R:R               | *-*-* 10:R:R",
        "Mon *,*,01 00:00:00        | Mon *-*-01 00:00:00",
        "10:00:00                   | *-*-* 10:00:00",
        "+7:+05:+00                 | *-*-* 07:05:00",
        "Monday *,*,* 10:00:00      | Mon *-*-* 10:00:00",
        "Sunday,Saturday *,*,* *:*:* | Sat,Sun *-*-* *:*:*",
        "Sun..Tue *,*,* 1:0:0       | Mon,Tue,Sun *-*-* 01:00:00",
        "* * 1..5/2:0/15:R          | *-*-* 01..05/2:00/15:R",
        "2020..2030/5,1..3,1/10 R:R:R | 2020..2030/5-01..03-01/10 R:R:R",
        "-5,R,R 1,2:3:4             | -5,R,R 01,02:03:04",
        "-2147483648..2147483647,*,* | *-*-* 00:00:00",
        "minutely                   | *-*-* *:*:00",
        "hourly                     | *-*-* *:00:00",
        "daily                      | *-*-* 00:00:00",
        "weekly                     | Mon *-*-* 00:00:00",
        "monthly                    | *-*-01 00:00:00",
        "quarterly                  | *-01,04,07,10-01 00:00:00",
        "semiannually               | *-01,07-01 00:00:00",
        "yearly                     | *-01-01 00:00:00",
        // those of systemd
        "Annually                   | *-01-01 00:00:00",
        "semi-annually              | *-01,07-01 00:00:00",
        "BIANNUALLY                 | *-01,07-01 00:00:00",
        "weekly Pacific/Auckland    | Mon *-*-* 00:00:00 Pacific/Auckland",
        "Sat,Thu,Mon..Wed,Sat..Sun  | Mon..Thu,Sat,Sun *-*-* 00:00:00",
        "Mon,Sun 2012-*-* 2,1:23    | Mon,Sun 2012-*-* 01,02:23:00",
        "Wed *-1                    | Wed *-*-01 00:00:00",
        "Wed..Wed,Wed *-1           | Wed *-*-01 00:00:00",
        "Wed, 17:48                 | Wed *-*-* 17:48:00",
        "mon-FRI 5:0                | Mon..Fri *-*-* 05:00:00",
        "10-15                      | *-10-15 00:00:00",
        "monday *-12-* 17:00        | Mon *-12-* 17:00:00",
        "12,14,13,12:20,10,30       | *-*-* 12,13,14:10..30/10:00",
        "*:2/3                      | *-*-* *:02/3:00",
        "2003-03-05 05:40 utc       | 2003-03-05 05:40:00 UTC",
        "05~2 1:0                   | *-05~02 01:00:00",
        "*-*~3/2                    | *-*~01,03 00:00:00",
        "*-*~*                      | *-*-* 00:00:00",
        // and the rest
        "Fri..Mon                   | Mon,Fri..Sun *-*-* 00:00:00",
        "Mon..Sun 1:0               | *-*-* 01:00:00",
        "*                          | *-*-* 00:00:00",
        "*-*-1,1,1,0002 0:0         | *-*-01,02 00:00:00",
        "0..23:0..59:0/1            | *-*-* *:*:*",
        "1..5/70:00                 | *-*-* 01:00:00",
        "59/99999999999999999999:0  | !hour",
        "0:59/99999999999999999999  | *-*-* 00:59:00",
        "0,12:00                    | *-*-* 00,12:00:00",
        "0/12:00                    | *-*-* 00/12:00:00",
        "8..12,14..18:00            | *-*-* 08..12,14..18:00:00",
        "1,2,3:00                   | *-*-* 01,02,03:00:00",
        "1..3:00                    | *-*-* 01..03:00:00",
        "2026,2027,2028,2040-1-1    | 2026..2028,2040-01-01 00:00:00",
        "0030,1,1                   | 0030-01-01 00:00:00",
        "*/4-1-1                    | 0000/4-01-01 00:00:00",
        "10:00 Etc/GMT+5            | *-*-* 10:00:00 Etc/GMT+5",
      })
  void toString_isCanonical(String text, String canonical) throws Exception {
    if (canonical.startsWith("!")) {
      assertThatExceptionOfType(RealtimeException.class).isThrownBy(() -> Realtime.parse(text));
      return;
    }
    assertThat(Realtime.parse(text)).hasToString(canonical);
    assertThat(Realtime.parse(" \t" + text + "\n")).isEqualTo(Realtime.parse(canonical));
  }

  @ParameterizedTest(name = "{1} {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "\"\"              | 1  | empty                         | daily",
        "\"  \t\"          | 1  | empty                         | daily",
        "Mon..Fry 10:00    | 6  | `Fry` is no weekday           | Mon..Fri",
        "Tues              | 1  | `Tues` is no weekday          | Tue",
        "Mon,,Tue          | 5  | weekday is missing            |",
        "Mon..             | 6  | weekday is missing            |",
        "dayly             | 1  | neither a weekday nor         | daily",
        "*-Jan-01          | 3  | `Jan` is no number            | *-01-01",
        "*-13-01           | 3  | `13` is out of bounds         |",
        "*-0-01            | 3  | `0` is out of bounds          |",
        "*-1-32            | 5  | `32` is out of bounds         |",
        "*-1~29            | 5  | `29` is out of bounds         |",
        "*-*~R             | 5  | no random values              |",
        "24:00             | 1  | `24` is out of bounds         | 0",
        "0:60              | 3  | `60` is out of bounds         |",
        "0:0:60            | 5  | `60` is out of bounds         |",
        "9999999999-1-1    | 1  | out of bounds                 |",
        "5..3:00           | 1  | reversed                      | 3..5",
        "1,5..3,7:00       | 3  | reversed                      | 1,3..5,7",
        "*:0/0             | 5  | step is 0                     |",
        "*:/5              | 3  | not understood                |",
        "10:               | 4  | minute is missing             |",
        "*--1              | 3  | month is missing              |",
        "*:1,              | 5  | a number is missing           |",
        "10                | 1  | no whole date                 |",
        "1,2               | 1  | no whole date                 |",
        "1,2,3,4           | 6  | exactly three fields          |",
        "1-2-3-4           | 6  | three fields at most          |",
        "1:2:3:4           | 6  | three fields at most          |",
        "12-10-15          | 1  | two-digit years               | 2012",
        "-5-1-1            | 1  | comma form                    |",
        "R-1-1             | 1  | no random values              |",
        "10:r:0            | 4  | `r` is no number              | R",
        "10:R,5:0          | 4  | `R` stands alone              |",
        "10:5,R:0          | 6  | `R` stands alone              |",
        "1:2:3.5           | 6  | fractions                     |",
        "@1767225600       | 1  | epoch                         |",
        "10:00 Europe/Berln | 7 | no time zone                  | Europe/Berlin",
        "10:00 berlin      | 7  | no time zone                  | Europe/Berlin",
        "10:00 Z           | 7  | no time zone                  | UTC",
        "UTC               | 1  | stands at the end             | *-*-* 00:00:00 UTC",
        "10:00 Mon         | 7  | wrong place                   |",
        "daily 10:00       | 7  | stands alone                  |",
        "10:00 daily       | 7  | stands alone                  |",
        "10:00 UTC UTC     | 11 | left over                     |",
        "10:00 *-*-*       | 7  | left over                     |",
        "*-*-1T10:00       | 6  | parted by `T`                 | *-*-1 10:00",
      })
  void refusal_saysWhereWhatAndWhatInstead(
      String text, int column, String problem, String suggestion) {
    assertThatExceptionOfType(RealtimeException.class)
        .isThrownBy(() -> Realtime.parse(text))
        .satisfies(
            e -> {
              assertThat(e.column()).isEqualTo(column);
              assertThat(e)
                  .hasMessageContaining("at column " + column)
                  .hasMessageContaining(problem);
              String mend = suggestion == null ? "" : "did you mean `" + suggestion + "`?";
              assertThat(e).message().contains("expected").endsWith(mend);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1,", "Mon,", "1 ", "1:", "1-", "1..", "*", "R", "/", "~", "a", "2000/3,", " "})
  void parse_ofAMegabyteIsQuick(String part) {
    String garbage = part.repeat(1_000_000 / part.length());
    for (String tail : new String[] {"", "1:00", "1-1-1", " 10:00"}) {
      assertTimeoutPreemptively(
          Duration.ofSeconds(5), () -> RealtimePropertyTest.parseOrRefuse(garbage + tail));
    }
  }

  @Test
  void parse_takesALongList() throws Exception {
    assertThat(Realtime.parse("1,".repeat(500_000) + "1:00")).isEqualTo(Realtime.parse("1:00"));
  }

  @Test
  void equality_knowsFieldsKeyAndZone() throws Exception {
    Realtime quarter = Realtime.parse("*:0/15");
    assertThat(quarter).isEqualTo(Realtime.parse("*-*-* *:45,30,15,0:00"));
    assertThat(quarter).isNotEqualTo(quarter.withKey("k"));
    assertThat(quarter.withKey("k")).isEqualTo(quarter.withKey("k"));
    assertThat(quarter.withDefaultZone(ZoneId.of("Europe/Berlin"))).isNotEqualTo(quarter);
  }

  @Test
  void zone_isTheOwnElseTheDefaultElseUtc() throws Exception {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    Realtime own = Realtime.parse("10:00 Asia/Tokyo");
    assertThat(own.withDefaultZone(berlin).zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
    assertThat(own.ownZone()).contains(ZoneId.of("Asia/Tokyo"));
    Realtime bare = Realtime.parse("10:00");
    assertThat(bare.zone()).isEqualTo(ZoneId.of("UTC"));
    assertThat(bare.withDefaultZone(berlin).zone()).isEqualTo(berlin);
    assertThat(bare.withDefaultZone(berlin).ownZone()).isEmpty();
    assertThat(Realtime.parse("10:00 EST").zone().getRules().isFixedOffset()).isFalse();
  }
}
