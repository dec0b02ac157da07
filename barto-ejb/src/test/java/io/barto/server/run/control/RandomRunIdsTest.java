package io.barto.server.run.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RandomRunIdsTest {
  private static final Instant NOW = Instant.parse("2026-11-23T18:00:00.123Z");

  @Test
  void of_areOfVersion7_andSayWhenTheyWereMade() {
    for (UUID id : RandomRunIds.of(NOW, 1_000)) {
      assertThat(id.version()).isEqualTo(7);
      assertThat(id.variant()).isEqualTo(2);
      assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
    }
  }

  @Test
  void of_standInOrder_andNeverComeAgain() {
    List<UUID> ids = RandomRunIds.of(NOW, 100);
    assertThat(ids).extracting(UUID::toString).isSorted();
    var all = new HashSet<>(ids);
    all.addAll(RandomRunIds.of(NOW, 100));
    assertThat(all).hasSize(200);
  }

  @Test
  void mayBe_whereTimeAndCommandAgree() {
    UUID second = RandomRunIds.of(NOW, 2).get(1);
    Instant made = NOW.truncatedTo(ChronoUnit.SECONDS);
    assertThat(RandomRunIds.mayBe(second, made, 1)).isTrue();
    assertThat(RandomRunIds.mayBe(second, made, 0)).isFalse();
    assertThat(RandomRunIds.mayBe(second, made.plusSeconds(1), 1)).isFalse();
    assertThat(RandomRunIds.mayBe(UUID.randomUUID(), made, 1)).isFalse();
  }
}
