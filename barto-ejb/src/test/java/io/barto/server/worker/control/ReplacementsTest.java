package io.barto.server.worker.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReplacementsTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final Replacements replacements = new Replacements();

  @Test
  void nobodyMay_unlessPeopleSaySo() {
    assertThat(replacements.isAllowed("vader", NOON)).isFalse();
  }

  @Test
  void one_may_untilTheTimeIsOver() {
    replacements.allow("vader", NOON.plusSeconds(60));
    assertThat(replacements.isAllowed("vader", NOON.plusSeconds(59))).isTrue();
    assertThat(replacements.isAllowed("luke", NOON)).isFalse();
    assertThat(replacements.isAllowed("vader", NOON.plusSeconds(60))).isFalse();
  }

  @Test
  void aSecondOne_mayNot() {
    replacements.allow("vader", NOON.plusSeconds(60));
    replacements.used("vader");
    assertThat(replacements.isAllowed("vader", NOON)).isFalse();
  }
}
