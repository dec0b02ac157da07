package io.barto.server.query.control.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

class DatabaseTimeTest {
  @Test
  void parameter_isInUtc() {
    assertThat(DatabaseTime.parameter(Instant.parse("2026-11-23T18:00:00.5Z")))
        .isEqualTo(LocalDateTime.parse("2026-11-23T18:00:00.5"));
  }

  /** The driver writes years before the first as if they were after it. */
  @Test
  void parameter_isNeverBeforeAnythingCanBe() {
    for (String early : new String[] {"0000-01-01T00:00:00Z", "-7967-01-01T00:00:00Z"}) {
      assertThat(DatabaseTime.parameter(Instant.parse(early)))
          .isEqualTo(LocalDateTime.parse("1970-01-01T00:00:00"));
    }
  }
}
