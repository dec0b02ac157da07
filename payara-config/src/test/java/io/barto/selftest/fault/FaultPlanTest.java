package io.barto.selftest.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FaultPlanTest {
  private static final Duration LENGTH = Duration.ofMinutes(10);
  private static final List<String> WORKERS = List.of("w1", "w2", "w3", "w4", "w5");

  @Test
  void oneSeed_drawsTheSameFaults_anotherDrawsOthers() {
    assertThat(FaultPlan.draw(1, WORKERS, LENGTH)).isEqualTo(FaultPlan.draw(1, WORKERS, LENGTH));
    assertThat(FaultPlan.draw(1, WORKERS, LENGTH)).isNotEqualTo(FaultPlan.draw(2, WORKERS, LENGTH));
  }

  @Test
  void everyKind_isDrawnInTenMinutes() {
    for (long seed = 0; seed < 20; seed++) {
      List<Fault> faults = FaultPlan.draw(seed, WORKERS, LENGTH);
      assertThat(faults.stream().map(Fault::kind).collect(Collectors.toSet()))
          .as("seed %d", seed)
          .hasSize(FaultKind.values().length);
    }
  }

  @Test
  void faultsOfOnePlace_doNotOverlap_andEndInTime() {
    for (long seed = 0; seed < 20; seed++) {
      Map<String, Duration> free = new HashMap<>();
      for (Fault fault : FaultPlan.draw(seed, WORKERS, LENGTH)) {
        assertThat(fault.begin())
            .isGreaterThanOrEqualTo(free.getOrDefault(fault.place(), Duration.ZERO));
        assertThat(fault.end()).isLessThanOrEqualTo(LENGTH);
        free.put(fault.place(), fault.end());
      }
    }
  }
}
