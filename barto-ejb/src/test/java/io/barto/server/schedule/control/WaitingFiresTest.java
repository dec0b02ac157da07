package io.barto.server.schedule.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WaitingFiresTest {
  private final WaitingFires<Integer> waiting = new WaitingFires<>(3);

  @Test
  void take_givesTheOldestFirst() {
    waiting.add(1);
    waiting.add(2);
    waiting.add(3);
    assertThat(waiting.take(2)).containsExactly(1, 2);
    assertThat(waiting.isEmpty()).isFalse();
    assertThat(waiting.take(2)).containsExactly(3);
    assertThat(waiting.isEmpty()).isTrue();
  }

  @Test
  void putBack_comesBeforeAllOthersInItsOrder() {
    waiting.add(3);
    waiting.putBack(List.of(1, 2));
    assertThat(waiting.take(3)).containsExactly(1, 2, 3);
  }

  @Test
  void add_givesUpTheOldestBeyondTheLimit() {
    for (int fire = 1; fire <= 5; fire++) {
      waiting.add(fire);
    }
    assertThat(waiting.take(9)).containsExactly(3, 4, 5);
  }
}
