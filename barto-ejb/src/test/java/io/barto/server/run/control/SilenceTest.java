package io.barto.server.run.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SilenceTest {
  private static final Instant HEARD = Instant.parse("2026-11-23T10:00:00Z");
  private static final Instant BACK = HEARD.plusSeconds(60);

  @Test
  void verdict_whileItsWorkerIsAway_isLostAfterAWeek() {
    assertThat(Silence.verdict(HEARD, null, HEARD.plus(Duration.ofDays(7)).minusSeconds(1)))
        .isEmpty();
    assertThat(Silence.verdict(HEARD, null, HEARD.plus(Duration.ofDays(7)))).isPresent();
  }

  @Test
  void verdict_afterItsWorkerCameBack_isLostAfterADay() {
    Instant day = BACK.plus(Duration.ofHours(24));
    assertThat(Silence.verdict(HEARD, BACK, day.minusSeconds(1))).isEmpty();
    assertThat(Silence.verdict(HEARD, BACK, day)).get().asString().contains("came back");
  }

  @Test
  void verdict_ofWhatWasHeardOnThisConnection_isNeverLost() {
    assertThat(Silence.verdict(BACK, BACK, BACK.plus(Duration.ofDays(400)))).isEmpty();
    assertThat(Silence.verdict(BACK.plusSeconds(9), BACK, BACK.plus(Duration.ofDays(400))))
        .isEmpty();
  }
}
