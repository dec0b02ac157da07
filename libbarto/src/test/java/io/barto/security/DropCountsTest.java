package io.barto.security;

import static io.barto.security.DropReason.BAD_MAC;
import static io.barto.security.DropReason.OUT_OF_ORDER;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DropCountsTest {
  private long now;
  private final DropCounts counts = new DropCounts(() -> now);

  @Test
  void people_areToldAtMostOnceASecond_andOfAll() {
    assertThat(counts.count(BAD_MAC)).isEqualTo(1);
    now += Duration.ofMillis(999).toNanos();
    assertThat(counts.count(BAD_MAC)).isZero();
    assertThat(counts.count(OUT_OF_ORDER)).isZero();
    now += Duration.ofMillis(1).toNanos();
    assertThat(counts.count(BAD_MAC)).isEqualTo(3);
  }

  @Test
  void everyOne_isCounted() {
    for (int i = 0; i < 5; i++) {
      counts.count(BAD_MAC);
    }
    counts.count(OUT_OF_ORDER);
    assertThat(counts.total()).isEqualTo(6);
    assertThat(counts.byReason()).containsEntry(BAD_MAC, 5L).containsEntry(OUT_OF_ORDER, 1L);
  }
}
