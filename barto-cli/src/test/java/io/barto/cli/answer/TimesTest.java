package io.barto.cli.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class TimesTest {
  @Test
  void show_isInTheZone() {
    String stamp = "2026-07-01T22:30:00.123456789Z";
    assertThat(new Times(ZoneOffset.UTC).show(stamp)).isEqualTo("2026-07-01 22:30:00.123");
    assertThat(new Times(ZoneId.of("Europe/Berlin")).show(stamp))
        .isEqualTo("2026-07-02 00:30:00.123");
  }

  @Test
  void show_leavesWhatIsNoTime() {
    assertThat(new Times(ZoneOffset.UTC).show("yesterday")).isEqualTo("yesterday");
  }
}
