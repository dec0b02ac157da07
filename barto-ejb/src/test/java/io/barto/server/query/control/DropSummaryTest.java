package io.barto.server.query.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.barto.server.worker.boundary.DroppedMessages.Dropped;
import java.util.List;
import org.junit.jupiter.api.Test;

class DropSummaryTest {
  @Test
  void nothing_isZero() {
    assertThat(DropSummary.of(List.of(), true)).isEqualTo("0");
  }

  @Test
  void reasons_areSummedUpOverWorkers() {
    var all =
        List.of(
            new Dropped("vader", false, "wrong MAC", 2),
            new Dropped("luke", false, "wrong MAC", 3),
            new Dropped("luke", false, "without MAC", 1),
            new Dropped("luke", true, "not signed", 9));
    assertThat(DropSummary.of(all, false)).isEqualTo("6 (1 without MAC, 5 wrong MAC)");
    assertThat(DropSummary.of(all, true)).isEqualTo("9 (9 not signed)");
  }
}
