package io.barto.web.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AnswerSlotsTest {
  private static final Duration NOT_AT_ALL = Duration.ZERO;

  private final AnswerSlots slots = new AnswerSlots(4);

  @Test
  void oneAddress_hasHalfOfThem_andOthersTheRest() throws InterruptedException {
    assertThat(slots.enter("a", NOT_AT_ALL)).isTrue();
    assertThat(slots.enter("a", NOT_AT_ALL)).isTrue();
    assertThat(slots.enter("a", NOT_AT_ALL)).isFalse();
    assertThat(slots.enter("b", NOT_AT_ALL)).isTrue();
    assertThat(slots.enter("c", NOT_AT_ALL)).isTrue();
    assertThat(slots.enter("d", NOT_AT_ALL)).isFalse();
    assertThat(slots.taken()).isEqualTo(4);
  }

  @Test
  void whoWaits_getsTheTurnThatIsFreed() throws Exception {
    slots.enter("a", NOT_AT_ALL);
    slots.enter("a", NOT_AT_ALL);
    var waiting =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return slots.enter("a", Duration.ofMinutes(1));
              } catch (InterruptedException e) {
                return false;
              }
            });
    slots.leave("a");
    assertThat(waiting.get(1, TimeUnit.MINUTES)).isTrue();
  }
}
