package io.barto.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a version 1 worker is told to do is what was meant, or it is not told. */
class Version1FormTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final long SINCE = 1_767_225_600; // 2026
  private static final long UNTIL = 3_155_760_000L; // 2070

  private static final String ITEM = "(\\*|R|\\d+|\\d+\\.\\.\\d+|\\d+(\\.\\.\\d+)?/\\d+)";
  private static final String YEAR = "(\\*|-?\\d+|-?\\d+(\\.\\.-?\\d+)(/\\d+)?)";
  private static final String LIST = "(" + ITEM + "|\\d+(,\\d+)+)";
  private static final String DAY = "(Mon|Tue|Wed|Thu|Fri|Sat|Sun)";

  /** All that the parser of a version 1 worker takes, and less. */
  private static final Pattern GRAMMAR =
      Pattern.compile(
          "(%s(,%s)* )?%s,%s,%s %s:%s:%s".formatted(DAY, DAY, YEAR, ITEM, ITEM, LIST, LIST, LIST));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          minutely                              | *,*,* *:*:00
          DAILY                                 | *,*,* 00:00:00
          weekly                                | Mon *,*,* 00:00:00
          quarterly                             | *,01/3,01 00:00:00
          semiannually                          | *,01/6,01 00:00:00
          *-*-* 10:R:R                          | *,*,* 10:R:R
          *:0/15                                | *,*,* *:00/15:00
          */7:05                                | *,*,* 00/7:05:00
          fri..mon 9..17:00                     | Mon,Fri,Sat,Sun *,*,* 09..17:00:00
          *-*-1,15 1,2,4..6:0                   | *,*,01..15/14 01,02,04,05,06:00:00
          2026..2030-12~1 23:59:59              | 2026..2030,12,31 23:59:59
          *-4,6~1..2 1:0                        | *,04..06/2,29..30 01:00:00
          2026,2029-*-* 1:0                     | 2026..2029/3,*,* 01:00:00
          00:30 Asia/Kolkata                    | *,*,* 19:00:00
          Mon 00:30 Asia/Tokyo                  | Sun *,*,* 15:30:00
          Sun 23:30 Etc/GMT+5                   | Mon *,*,* 04:30:00
          *-*-2 00:30 Asia/Tokyo                | *,*,01 15:30:00
          *:15 Asia/Kolkata                     | *,*,* *:45:00
          *:0/20 Europe/Berlin                  | *,*,* *:00/20:00
          minutely Australia/Lord_Howe          | *,*,* *:*:00
          """)
  void of_saysIt(String expression, String text) throws RealtimeException {
    assertThat(Version1Form.of(Realtime.parse(expression), NOW).text().orElse(null))
        .isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          10:00 Europe/Berlin            | Europe/Berlin
          *:00 Australia/Lord_Howe       | Lord_Howe
          *-*~1 10:00                    | end of months
          *-*-1,2,7 10:00                | a list of days
          *-1,2,7-01 10:00               | a list of months
          2026,2027,2040-*-* 10:00       | a list of years
          2026/300-*-* 10:00             | 255 years
          *-*-1 00:30 Asia/Tokyo         | another month
          4..14:30 Asia/Tokyo            | different days
          4:0,45 Asia/Kolkata            | from hour to hour
          Mon R:00 Asia/Tokyo            | random hour
          """)
  void of_leavesOutWhatItCantSay_andSaysWhy(String expression, String reason)
      throws RealtimeException {
    Version1Form form = Version1Form.of(Realtime.parse(expression), NOW);
    assertThat(form.text()).isEmpty();
    assertThat(form.remarks()).singleElement().asString().contains(reason);
  }

  @Test
  void of_aRandomDate_remarksThatTheWorkerDrawsOtherwise() throws RealtimeException {
    Version1Form form = Version1Form.of(Realtime.parse("*-*-R 04:00"), NOW);
    assertThat(form.text()).contains("*,*,R 04:00:00");
    assertThat(form.remarks()).singleElement().asString().contains("once, as it connects");
    assertThat(Version1Form.of(Realtime.parse("04:R:R"), NOW).remarks()).isEmpty();
  }

  @Property(tries = 10_000)
  void of_hasTheSameFires(
      @ForAll long seed, @ForAll @LongRange(min = SINCE, max = UNTIL) long after)
      throws RealtimeException {
    Realtime realtime = Realtime.parse(new ExpressionSource(seed).any()).withKey("key");
    Version1Form form = Version1Form.of(realtime, Instant.ofEpochSecond(after));
    if (form.text().isEmpty()) {
      assertThat(form.remarks()).isNotEmpty();
      return;
    }
    String text = form.text().get();
    assertThat(text).matches(GRAMMAR);
    Realtime there = Realtime.parse(text).withKey("key");
    assertThat(there.ownZone()).isEmpty();
    if (!realtime.expression().isRandom() || realtime.zone().equals(ZoneId.of("UTC"))) {
      assertSameFires(realtime, there, after);
    }
  }

  private static void assertSameFires(Realtime here, Realtime there, long after) {
    long fire = after;
    for (int i = 0; i < 50 && fire != Realtime.NEVER; i++) {
      long next = here.nextSecond(fire);
      assertThat(there.nextSecond(fire)).as("%s as %s", here, there).isEqualTo(next);
      fire = next;
    }
  }
}
