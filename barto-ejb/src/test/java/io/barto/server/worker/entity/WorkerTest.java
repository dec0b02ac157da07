package io.barto.server.worker.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WorkerTest {
  private static final Instant SEEN = Instant.parse("2026-11-23T10:00:00Z");

  @Test
  void whatCameDueBeforeItWasRetired_isSettledOnce() {
    var worker = new Worker("vader", UUID.randomUUID(), SEEN);
    assertThat(worker.unsettledSince()).isEqualTo(SEEN);
    worker.retired(SEEN.plusSeconds(60));
    assertThat(worker.unsettledSince()).isEqualTo(SEEN.plusSeconds(60));
    worker.greetedVersion1(UUID.randomUUID(), SEEN.plusSeconds(90));
    assertThat(worker.unsettledSince()).isEqualTo(SEEN.plusSeconds(90));
  }
}
