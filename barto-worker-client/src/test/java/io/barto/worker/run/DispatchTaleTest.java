package io.barto.worker.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DispatchTaleTest {
  private final List<String> lines = new ArrayList<>();
  private long nanos = -7;
  private final DispatchTale tale = new DispatchTale(() -> nanos, lines::add);

  private void pass(Duration time) {
    nanos += time.toNanos();
    tale.tell();
  }

  @Test
  void one_isToldAsItIs_andOnce() {
    tale.refused("echo", "it was decided before");
    pass(Duration.ofMillis(999));
    assertThat(lines).isEmpty();
    assertThat(tale.rest()).isLessThanOrEqualTo(Duration.ofSeconds(1).toNanos());
    pass(Duration.ofMillis(1));
    pass(Duration.ofMinutes(5));
    assertThat(lines).containsExactly("echo: refused, it was decided before");
    assertThat(tale.rest()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void many_areOneLineOfEachKind_withTheirNumber() {
    for (int i = 0; i < 40; i++) {
      tale.refused("s" + i % 7, "it was decided before");
      tale.tooLate("echo", Instant.EPOCH.plusSeconds(i));
      pass(Duration.ofMillis(100));
    }
    assertThat(lines).isEmpty();
    pass(Duration.ofSeconds(1));
    assertThat(lines)
        .containsExactly(
            "40 dispatches of s0, s1, s2, s3, s4 and others refused; the last: s4: refused, it was"
                + " decided before",
            "40 dispatches of echo left to the rules for what was missed; the last: echo: dispatched"
                + " too late, due 1970-01-01T00:00:39Z: the rules for what was missed decide");
  }

  @Test
  void whatDoesNotEnd_isToldEachMinute() {
    for (int i = 0; i < 150; i++) {
      tale.refused("echo", "no");
      pass(Duration.ofMillis(900));
    }
    assertThat(lines).hasSize(2).allMatch(line -> line.contains("67 dispatches of echo refused"));
  }
}
