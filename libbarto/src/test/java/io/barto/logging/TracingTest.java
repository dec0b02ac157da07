package io.barto.logging;

import static org.assertj.core.api.Assertions.assertThat;

import io.barto.config.Directive;
import io.barto.config.LayerConfig;
import io.barto.config.TracingConfig;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("try") // the log is used by logging
class TracingTest {
  private static final Logger ROOT = Logger.getLogger("");

  @TempDir Path temp;
  private Handler[] handlers = {};
  private java.util.logging.Level level = java.util.logging.Level.INFO;

  @BeforeEach
  void rememberTheRootLogger() {
    handlers = ROOT.getHandlers();
    level = ROOT.getLevel();
  }

  @AfterEach
  void restoreTheRootLogger() {
    ROOT.setLevel(level);
    Arrays.stream(handlers).forEach(ROOT::addHandler);
  }

  private List<String> lines() throws IOException {
    try (var files = Files.list(temp)) {
      Path file = files.findFirst().orElseThrow();
      return Files.readAllLines(file).stream().map(line -> line.substring(25)).toList();
    }
  }

  private Tracing install(TracingConfig config, int verbosity) {
    return Tracing.install(config, verbosity, false, temp.resolve("bartos.log"));
  }

  @Test
  void systemLogger_writesToTheFile() throws IOException {
    System.Logger logger = System.getLogger("io.barto.tracing.one");
    try (Tracing tracing = install(TracingConfig.DEFAULT, 0)) {
      logger.log(Level.INFO, "shown {0}", 1);
      logger.log(Level.DEBUG, "not shown");
    }

    assertThat(lines()).containsExactly(" INFO io.barto.tracing.one: shown 1");
  }

  @Test
  void commandLine_raisesAndLowers() throws IOException {
    System.Logger logger = System.getLogger("io.barto.tracing.two");
    try (Tracing tracing = install(TracingConfig.DEFAULT, 2)) {
      logger.log(Level.TRACE, "shown");
    }
    try (Tracing tracing = install(TracingConfig.DEFAULT, -2)) {
      logger.log(Level.WARNING, "not shown");
    }

    assertThat(lines()).containsExactly("TRACE io.barto.tracing.two: shown");
  }

  @Test
  void quiet_lowersTheFilesLevel() throws IOException {
    System.Logger logger = System.getLogger("io.barto.tracing.three");
    var config = new TracingConfig(LayerConfig.DEFAULT, 2, 3, LayerConfig.DEFAULT);
    try (Tracing tracing = install(config, 0)) {
      logger.log(Level.INFO, "not shown");
      logger.log(Level.WARNING, "shown");
    }

    assertThat(lines()).containsExactly(" WARN io.barto.tracing.three: shown");
  }

  @Test
  void directive_makesItsTargetMoreVerboseThanTheRest() throws IOException {
    var directives =
        List.of(
            new Directive("io.barto.tracing.four", Level.TRACE), new Directive("actix", Level.OFF));
    var layer = new LayerConfig(true, false, false, false, true, directives);
    var config = new TracingConfig(LayerConfig.DEFAULT, 0, 0, layer);
    System.Logger other = System.getLogger("io.barto.tracing.fourth");
    try (Tracing tracing = install(config, 0)) {
      System.getLogger("io.barto.tracing.four.sub").log(Level.TRACE, "shown");
      other.log(Level.WARNING, "not shown");
      assertThat(other.isLoggable(Level.WARNING)).isFalse();
    }

    assertThat(lines()).containsExactly("TRACE io.barto.tracing.four.sub: shown");
  }

  @Test
  void lineNumber_isThatOfTheCaller() throws IOException {
    var layer = new LayerConfig(false, false, false, true, false, List.of());
    try (Tracing tracing = install(new TracingConfig(layer, 0, 2, layer), 0)) {
      System.getLogger("io.barto.tracing.five").log(Level.INFO, "hello");
    }

    assertThat(lines()).singleElement().asString().matches("TracingTest.java:\\d+: hello");
  }

  @Test
  void otherHandlers_areRemoved() throws IOException {
    var foreign = new ConsoleHandler();
    ROOT.addHandler(foreign);
    try (Tracing first = install(TracingConfig.DEFAULT, 0);
        Tracing again = install(TracingConfig.DEFAULT, 0)) {
      assertThat(ROOT.getHandlers()).hasSize(1).doesNotContain(foreign);
      System.getLogger("io.barto.tracing.six").log(Level.INFO, "once");
    }

    assertThat(lines()).containsExactly(" INFO io.barto.tracing.six: once");
    assertThat(ROOT.getHandlers()).isEmpty();
  }

  @Test
  void stdout_isWrittenWhereEnabled() {
    try (Tracing tracing =
        Tracing.install(TracingConfig.DEFAULT, 0, true, temp.resolve("bartos.log"))) {
      assertThat(ROOT.getHandlers())
          .hasAtLeastOneElementOfType(StdoutHandler.class)
          .hasAtLeastOneElementOfType(DailyFileHandler.class);
    }
  }

  @Test
  void parameterThatFails_keepsNobodyFromLogging() throws IOException {
    var fails =
        new Object() {
          @Override
          public String toString() {
            throw new IllegalStateException("no text");
          }
        };
    try (Tracing tracing = install(TracingConfig.DEFAULT, 0)) {
      var record = new LogRecord(java.util.logging.Level.WARNING, "value {0}");
      record.setParameters(new Object[] {fails});
      ROOT.log(record);
    }

    assertThat(lines()).singleElement().asString().contains("value {0}");
  }
}
