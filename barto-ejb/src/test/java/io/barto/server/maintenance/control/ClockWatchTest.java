package io.barto.server.maintenance.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClockWatchTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final ClockWatch watch = new ClockWatch();

  @Test
  void atFirst_itMustBeMeasured_andNothingIsHeldAgainstIt() {
    assertThat(watch.isDue(NOON, 0)).isTrue();
    assertThat(watch.isBearable()).isTrue();
  }

  @Test
  void whatWasMeasured_holdsForAWhile() {
    watch.measured(NOON, NOON, 0, 0);
    assertThat(watch.isDue(NOON.plusSeconds(9), 9 * SECOND)).isFalse();
    assertThat(watch.isDue(NOON.plusSeconds(11), 11 * SECOND)).isTrue();
  }

  @Test
  void aStepOfTheClock_mustBeMeasuredAtOnce() {
    watch.measured(NOON, NOON, 0, 0);
    assertThat(watch.isDue(NOON.plusSeconds(3_600), SECOND)).isTrue();
    assertThat(watch.isDue(NOON.minusSeconds(3_600), SECOND)).isTrue();
  }

  @Test
  void halfOfWhatTheAnswerTook_isTheWayThere() {
    watch.measured(NOON, NOON.plusSeconds(4), 2 * SECOND, 2 * SECOND);
    assertThat(watch.offset()).isEqualTo(Duration.ofSeconds(3));
    assertThat(watch.isToBeTold()).isTrue();
    assertThat(watch.isBearable()).isTrue();
  }

  @Test
  void moreThanAMinuteEitherWay_isNotBearable_untilTheyAgreeAgain() {
    watch.measured(NOON, NOON.plusSeconds(61), 0, 0);
    assertThat(watch.isBearable()).isFalse();
    watch.measured(NOON, NOON.minusSeconds(61), 0, 0);
    assertThat(watch.isBearable()).isFalse();
    watch.measured(NOON, NOON.minusSeconds(2), 0, 0);
    assertThat(watch.isBearable()).isTrue();
    assertThat(watch.isToBeTold()).isFalse();
  }

  @Test
  void aDatabaseThatDoesNotAnswer_isLeftAloneForAWhile() {
    watch.failed(0);
    assertThat(watch.isDue(NOON, SECOND)).isFalse();
    assertThat(watch.isDue(NOON, 6 * SECOND)).isTrue();
  }
}
