package io.barto.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bartos self-test} in its shortest form. */
class SelfTestIT {
  private static final Duration LIMIT = Duration.ofMinutes(9);

  @Test
  void everyPromiseIsKept_underAMinuteOfFaults(@TempDir Path home) throws Exception {
    var arguments =
        List.of("self-test", "--minutes", "1", "--seed", "8", "--workers", "2", "--schedules", "8");
    try (RunningProgram test = RunningProgram.start(home, Map.of(), "bartos", arguments)) {
      int exitCode = test.awaitExit(LIMIT);
      assertThat(exitCode).as(test.output()).isZero();
      assertThat(test.output())
          .contains("Every promise was kept.", "self-test --minutes 1 --seed 8")
          .doesNotContain("BROKEN", "Exception");
    }
  }
}
