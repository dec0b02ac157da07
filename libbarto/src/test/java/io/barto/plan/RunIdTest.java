package io.barto.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunIdTest {
  /** The vectors of docs/wire.md, computed by another implementation. */
  @ParameterizedTest
  @CsvSource({
    "vader, echo, 2026-11-23T10:00:00Z, 0, 1, fbc54bd3-018e-5bb7-8655-847d52897532",
    "münchen-1, nightly backup, 2100-01-01T00:00:00Z, 3, 2, e969c227-197c-5408-9dd6-fb9fef3a9ec6"
  })
  void of_isTheSameForEveryone(
      String worker, String schedule, Instant nominal, int index, int attempt, String id) {
    Fire fire = new Fire(new ScheduleKey(worker, schedule), nominal);
    assertThat(RunId.of(fire, index, attempt)).hasToString(id);
  }
}
