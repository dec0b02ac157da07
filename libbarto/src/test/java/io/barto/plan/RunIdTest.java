package io.barto.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunIdTest {
  private static final Instant NOMINAL = Instant.parse("2026-11-23T10:00:00Z");

  /** The vectors were made with another implementation of RFC 9562; they never change. */
  @Test
  void of_isFixedForEver() {
    assertThat(RunId.of(fire("web", "echo", NOMINAL), 0, 1))
        .hasToString("db3cf328-3a7f-522d-ba8d-70dfe33ad99b");
    Instant old = Instant.parse("1969-12-31T23:59:59Z");
    assertThat(RunId.of(fire("h\u00f6st", "t\u00e4glich/\u65e5", old), 3, 12))
        .hasToString("ed85483a-f8b7-5a14-9997-d951cf6801d3");
  }

  /** The vectors of docs/wire.md. */
  @ParameterizedTest
  @CsvSource({
    "vader, echo, 2026-11-23T10:00:00Z, 0, 1, fbc54bd3-018e-5bb7-8655-847d52897532",
    "münchen-1, nightly backup, 2100-01-01T00:00:00Z, 3, 2, e969c227-197c-5408-9dd6-fb9fef3a9ec6"
  })
  void of_isTheSameForEveryone(
      String worker, String schedule, Instant nominal, int index, int attempt, String id) {
    assertThat(RunId.of(fire(worker, schedule, nominal), index, attempt)).hasToString(id);
  }

  @Test
  void of_isAVersion5Uuid() {
    RunId id = RunId.of(fire("web", "echo", NOMINAL), 0, 1);
    assertThat(id.value().version()).isEqualTo(5);
    assertThat(id.value().variant()).isEqualTo(2);
  }

  @Test
  void of_differsWithEveryPart() {
    Set<RunId> ids = new HashSet<>();
    ids.add(RunId.of(fire("web", "echo", NOMINAL), 0, 1));
    ids.add(RunId.of(fire("webe", "cho", NOMINAL), 0, 1));
    ids.add(RunId.of(fire("", "webecho", NOMINAL), 0, 1));
    ids.add(RunId.of(fire("web", "echo", NOMINAL.plusSeconds(1)), 0, 1));
    ids.add(RunId.of(fire("web", "echo", NOMINAL), 1, 1));
    ids.add(RunId.of(fire("web", "echo", NOMINAL), 0, 2));
    assertThat(ids).hasSize(6);
  }

  private static Fire fire(String worker, String schedule, Instant nominal) {
    return new Fire(new ScheduleKey(worker, schedule), nominal);
  }
}
