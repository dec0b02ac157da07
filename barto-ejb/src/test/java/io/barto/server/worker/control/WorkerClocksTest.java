package io.barto.server.worker.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkerClocksTest {
  private final WorkerClocks clocks = new WorkerClocks();

  @Test
  void theNewestMeasurement_counts_andWhoIsGoneIsForgotten() {
    clocks.measured("vader", Duration.ofSeconds(9));
    clocks.measured("vader", Duration.ofSeconds(-3));
    clocks.measured("luke", Duration.ZERO);
    assertThat(clocks.of(List.of("vader"))).isEqualTo(Map.of("vader", Duration.ofSeconds(-3)));
    assertThat(clocks.of(List.of("vader", "luke"))).containsOnlyKeys("vader");
  }
}
