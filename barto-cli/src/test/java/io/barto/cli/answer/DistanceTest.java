package io.barto.cli.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistanceTest {
  @ParameterizedTest
  @CsvSource({
    "PT0S, now",
    "PT1S, in 1 s",
    "PT3H4M5S, in 3 h 4 min 5 s",
    "PT24H5S, in 1 d",
    "P400DT1H, in 1 y 35 d 1 h",
    "PT-90S, 1 min 30 s ago",
  })
  void threeUnitsFromTheLargest(Duration duration, String text) {
    assertThat(Distance.of(duration, 3)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"PT1S, in 1 s", "PT3H4M5S, in 3 h", "P400DT1H, in 1 y", "PT-90S, 1 min ago"})
  void oneUnit_isTheLargest(Duration duration, String text) {
    assertThat(Distance.of(duration, 1)).isEqualTo(text);
  }
}
