package io.barto.logging;

import static org.assertj.core.api.Assertions.assertThat;

import io.barto.config.Directive;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LevelsTest {
  @ParameterizedTest
  @CsvSource({"-3, ERROR", "0, ERROR", "1, WARNING", "2, INFO", "3, DEBUG", "4, TRACE", "9, TRACE"})
  void verbosity_isALevel(int verbosity, Level level) {
    assertThat(new Levels(verbosity, List.of()).of("io.barto.any")).isEqualTo(level);
  }

  @ParameterizedTest
  @CsvSource({"0, ERROR", "1, ERROR", "2, WARNING", "3, INFO", "4, DEBUG", "5, TRACE"})
  void libraries_areOneLevelQuieter(int verbosity, Level level) {
    assertThat(new Levels(verbosity, List.of()).of("org.eclipse")).isEqualTo(level);
  }

  @Test
  void longestTarget_decides() {
    var levels =
        new Levels(
            2,
            List.of(
                new Directive("io.barto", Level.DEBUG),
                new Directive("io.barto.plan", Level.OFF),
                new Directive("actix_server", Level.ERROR)));

    assertThat(levels.of("io.barto.config")).isEqualTo(Level.DEBUG);
    assertThat(levels.of("io.barto.plan.FirePlanner")).isEqualTo(Level.OFF);
    assertThat(levels.of("io.barto")).isEqualTo(Level.DEBUG);
  }

  @Test
  void bareLevel_goesBeforeTheVerbosity() {
    assertThat(new Levels(4, List.of(new Directive("", Level.WARNING))).of("any"))
        .isEqualTo(Level.WARNING);
  }

  @ParameterizedTest
  @CsvSource({"FINEST, 4, true", "FINER, 3, false", "CONFIG, 3, true", "INFO, 1, false"})
  void levelsOfTheJdk_areShownWithTheirNext(String level, int verbosity, boolean shown) {
    var record = new LogRecord(java.util.logging.Level.parse(level), "hello");
    record.setLoggerName("io.barto");

    assertThat(new Levels(verbosity, List.of()).show(record)).isEqualTo(shown);
  }
}
