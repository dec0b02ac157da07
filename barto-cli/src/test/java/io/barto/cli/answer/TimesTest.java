package io.barto.cli.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {
  private static final Instant NOW = Instant.parse("2026-07-01T22:30:00.123456789Z");

  private final Times utc = new Times(ZoneOffset.UTC, true, NOW, false);

  @Test
  void show_isInTheZone() {
    assertThat(utc.show(NOW)).isEqualTo("2026-07-01 22:30:00.123Z");
    assertThat(new Times(ZoneId.of("Europe/Berlin"), false, NOW, false).show(NOW))
        .isEqualTo("2026-07-02 00:30:00.123");
  }

  @ParameterizedTest
  @CsvSource({"0, now", "59, in 59 s", "-61, 1 min ago", "7200, in 2 h", "-172800, 2 d ago"})
  void distance_isOneUnit(long seconds, String words) {
    assertThat(utc.distance(NOW.plusSeconds(seconds))).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({
    "-60, 22:29:00 (1 min ago)",
    "-86400, 06-30 22:30 (1 d ago)",
    "16000000, 2027-01-03 (in 185 d)",
    "-94608000, 2023-07-02 (3 y ago)"
  })
  void showWithDistance_leavesOutWhatIsClearWhereThereIsLittleRoom(long seconds, String words) {
    var narrow = new Times(ZoneOffset.UTC, false, NOW, true);
    assertThat(narrow.showWithDistance(NOW.plusSeconds(seconds))).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({"1234, 1.23 s", "61000, 1 min 1 s", "7260000, 2 h 1 min"})
  void length_isReadable(long millis, String words) {
    assertThat(Times.length(Duration.ofMillis(millis))).isEqualTo(words);
  }

  @Test
  void parse_leavesWhatIsNoTime() {
    assertThat(Times.parse("yesterday")).isNull();
    assertThat(Times.parse("2026-07-01T22:30:00Z")).isNotNull();
  }
}
