package io.barto.server.lane;

import static io.barto.server.lane.DatabaseTrouble.READ_ONLY;
import static io.barto.server.lane.DatabaseTrouble.UNREACHABLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TroubleLogTest {
  private final List<String> lines = new ArrayList<>();
  private final Throwable refused = new SQLException("refused");
  private final Throwable readOnly = new SQLException("read only");
  private long nanos = -1;
  private final TroubleLog log =
      new TroubleLog(() -> nanos, (level, line) -> lines.add(level + " " + line));

  private void pass(int seconds) {
    nanos += Duration.ofSeconds(seconds).toNanos();
  }

  @Test
  void aTrouble_isToldAsItBegins_eachMinute_andAsItEnds() {
    for (int second = 0; second < 130; second++) {
      log.met(UNREACHABLE, "output: " + second + " items wait", refused);
      log.met(UNREACHABLE, "fires wait: " + second, refused);
      pass(1);
    }
    log.written();
    log.written();
    assertThat(lines)
        .containsExactly(
            "WARNING the database is not reachable (refused); output: 0 items wait",
            "WARNING the database is not reachable (refused); since 60 s; output: 60 items wait",
            "WARNING the database is not reachable (refused); since 120 s; output: 120 items wait",
            "INFO the database takes what is written again, after 130 s");
  }

  @Test
  void anotherTrouble_isToldAtOnce() {
    log.met(UNREACHABLE, "output: 1 items wait", refused);
    log.met(READ_ONLY, "output: 1 items wait", readOnly);
    log.written();
    log.met(READ_ONLY, "output: 2 items wait", readOnly);
    assertThat(lines).hasSize(4);
    assertThat(lines.get(1)).contains(READ_ONLY.toString());
    assertThat(lines.get(3)).contains("2 items");
  }

  @Test
  void theContainersWordsForALostConnection_areNotShown() {
    log.met(
        UNREACHABLE, "fires wait: 1", new IllegalStateException("org.omg.CORBA.INTERNAL: JTS5031"));
    assertThat(lines)
        .containsExactly(
            "WARNING the database is not reachable (its connection was lost); fires wait: 1");
  }

  @Test
  void whereNothingIsWrong_nothingIsTold() {
    log.written();
    assertThat(lines).isEmpty();
  }
}
