package io.barto.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BadMessagesTest {
  private final BadMessages messages = new BadMessages();

  private void nineBadOnes() {
    for (int i = 1; i <= 9; i++) {
      assertThat(messages.bad()).as("number %d", i).isFalse();
      assertThat(messages.inARow()).isEqualTo(i);
    }
  }

  @Test
  void theTenthInARow_isOneTooMany() {
    nineBadOnes();
    assertThat(messages.bad()).isTrue();
  }

  @Test
  void aGoodOne_makesTheCountBeginAnew() {
    nineBadOnes();
    messages.good();
    assertThat(messages.inARow()).isZero();
    nineBadOnes();
    assertThat(messages.bad()).isTrue();
  }
}
