package io.barto.server.worker.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class JournalPositionsTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00.123Z");
  private static final UUID INSTANCE = UUID.randomUUID();

  private final JournalPositions positions = new JournalPositions();

  @Test
  void aJournalThatGrows_isTheSame() {
    assertThat(positions.arrived("w", INSTANCE, 5, 0, NOW)).isEmpty();
    positions.heard("w", INSTANCE, 9);
    assertThat(positions.arrived("w", INSTANCE, 9, 5, NOW)).isEmpty();
    assertThat(positions.arrived("w", INSTANCE, 20, 9, NOW)).isEmpty();
    assertThat(positions.warnings()).isEmpty();
  }

  @Test
  void aJournalShorterThanAtTheLastHeartbeat_isACopy() {
    positions.arrived("w", INSTANCE, 5, 0, NOW);
    positions.heard("w", INSTANCE, 9);
    assertThat(positions.arrived("w", INSTANCE, 8, 5, NOW))
        .hasValueSatisfying(warning -> assertThat(warning).contains("record 8", "record 9"));
    assertThat(positions.warnings()).containsOnlyKeys("w");
    assertThat(positions.warnings().get("w")).startsWith("2026-11-23T10:00:00Z: ");
  }

  @Test
  void aJournalShorterThanTheDatabaseKnows_isACopy() {
    assertThat(positions.arrived("w", INSTANCE, 4, 5, NOW)).isPresent();
  }

  @Test
  void anotherInstance_hasAJournalOfItsOwn() {
    positions.arrived("w", INSTANCE, 100, 0, NOW);
    assertThat(positions.arrived("w", UUID.randomUUID(), 1, 0, NOW)).isEmpty();
  }

  @Test
  void ofTwoCopiesThatTakeTurns_theOneBehindIsTold() {
    positions.arrived("w", INSTANCE, 100, 0, NOW);
    positions.heard("w", INSTANCE, 150);
    assertThat(positions.arrived("w", INSTANCE, 101, 100, NOW)).isPresent();
    assertThat(positions.arrived("w", INSTANCE, 150, 101, NOW)).isEmpty();
    assertThat(positions.arrived("w", INSTANCE, 102, 150, NOW)).isPresent();
  }
}
