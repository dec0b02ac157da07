package io.barto.server.worker.control;

import static io.barto.security.DropReason.BAD_MAC;
import static io.barto.security.DropReason.NO_MAC;
import static org.assertj.core.api.Assertions.assertThat;

import io.barto.security.DropCounts;
import io.barto.server.worker.control.DropLedger.Entry;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DropLedgerTest {
  private final DropLedger ledger = new DropLedger(() -> new DropCounts(() -> 0));

  @Test
  void both_sidesAreCounted_byWorkerAndReason() {
    ledger.dropped("vader", BAD_MAC);
    ledger.dropped("vader", BAD_MAC);
    ledger.dropped("luke", NO_MAC);
    ledger.reported("vader", Map.of("not signed", 3L));
    ledger.reported("vader", Map.of("not signed", 4L));
    assertThat(ledger.all())
        .containsExactlyInAnyOrder(
            new Entry("vader", false, "wrong MAC", 2),
            new Entry("luke", false, "without MAC", 1),
            new Entry("vader", true, "not signed", 4));
  }

  @Test
  void people_areToldOfEachWorkerAtMostOnceASecond() {
    assertThat(ledger.dropped("vader", BAD_MAC)).isEqualTo(1);
    assertThat(ledger.dropped("vader", BAD_MAC)).isZero();
    assertThat(ledger.dropped("luke", BAD_MAC)).isEqualTo(1);
  }

  @Test
  void namesWithoutEnd_takeNoMemoryWithoutEnd() {
    for (int i = 0; i < 3 * DropLedger.MOST_NAMES; i++) {
      ledger.dropped("name " + i, BAD_MAC);
      ledger.reported("name " + i, Map.of("x", 1L));
    }
    assertThat(ledger.all()).hasSize(2 * DropLedger.MOST_NAMES + 1);
    assertThat(ledger.all())
        .contains(new Entry(DropLedger.OTHERS, false, "wrong MAC", 2L * DropLedger.MOST_NAMES));
  }

  @Test
  void reportsWithoutEnd_takeNoMemoryWithoutEnd() {
    var counts = new HashMap<String, Long>();
    for (int i = 0; i < 1000; i++) {
      counts.put(i + "x".repeat(1000), 1L);
    }
    ledger.reported("vader", counts);
    assertThat(ledger.all()).hasSizeLessThanOrEqualTo(20);
    assertThat(ledger.all()).allMatch(entry -> entry.reason().length() <= 80);
  }
}
