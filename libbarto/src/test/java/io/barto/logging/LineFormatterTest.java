package io.barto.logging;

import static org.assertj.core.api.Assertions.assertThat;

import io.barto.config.LayerConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineFormatterTest {
  private static final int INFO = 2;
  private static final int DEBUG = 3;

  private static String format(LayerConfig layer, int verbosity, LogRecord record) {
    return new LineFormatter(layer, new Levels(verbosity, List.of()), false).format(record);
  }

  private static LogRecord record(Level level, String message) {
    var record = new LogRecord(level, message);
    record.setLoggerName("io.barto.plan");
    record.setInstant(Instant.parse("2026-11-23T10:00:00.1239Z"));
    return record;
  }

  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "SEVERE,2026-11-23T10:00:00.123Z ERROR io.barto.plan: hello",
        "WARNING,2026-11-23T10:00:00.123Z  WARN io.barto.plan: hello",
        "INFO,2026-11-23T10:00:00.123Z  INFO io.barto.plan: hello",
        "FINE,2026-11-23T10:00:00.123Z DEBUG io.barto.plan: hello",
        "FINER,2026-11-23T10:00:00.123Z TRACE io.barto.plan: hello"
      })
  void line_hasTimeLevelTargetAndMessage(String level, String line) {
    assertThat(format(LayerConfig.DEFAULT, INFO, record(Level.parse(level), "hello")))
        .isEqualTo(line + "\n");
  }

  @Test
  void line_showsOnlyTheMessage_whereTheLayerSwitchesTheRestOff() {
    var bare = new LayerConfig(false, false, false, false, false, List.of());

    assertThat(format(bare, INFO, record(Level.INFO, "hello")))
        .isEqualTo("2026-11-23T10:00:00.123Z hello\n");
  }

  @Test
  void line_showsThreadAndLine_whereTheLayerSwitchesThemOn() {
    var all = new LayerConfig(true, true, true, true, true, List.of());
    LogRecord record = record(Level.INFO, "hello");
    record.setSourceClassName(LineFormatterTest.class.getName());

    assertThat(format(all, INFO, record))
        .matches(
            "2026-11-23T10:00:00.123Z  INFO "
                + Thread.currentThread().getName()
                + " ThreadId\\(\\d\\d+\\) io.barto.plan: LineFormatterTest.java:\\d+: hello\n");
  }

  @Test
  void line_fillsInParameters() {
    LogRecord record = record(Level.INFO, "{0} of {1}");
    record.setParameters(new Object[] {"one", 2});

    assertThat(format(LayerConfig.DEFAULT, INFO, record)).endsWith(": one of 2\n");
  }

  @Test
  void message_canForgeNoLine() {
    String forged = "hello\n2026-11-23T10:00:00.123Z ERROR io.barto: fire\u001B[2J\rgone";

    assertThat(format(LayerConfig.DEFAULT, INFO, record(Level.INFO, forged)))
        .endsWith(
            ": hello\n    2026-11-23T10:00:00.123Z ERROR io.barto: fire\\u001B[2J\\u000Dgone\n");
  }

  @Test
  void failure_isOneLineOfCauses() {
    LogRecord record = record(Level.WARNING, "can't connect");
    record.setThrown(new UncheckedIOException("reading\nfailed", new IOException("no route")));

    assertThat(format(LayerConfig.DEFAULT, INFO, record))
        .endsWith(
            ": can't connect: UncheckedIOException: reading; failed, caused by IOException: no"
                + " route\n");
  }

  @Test
  void failure_hasItsStackTraceAtDebug() {
    LogRecord record = record(Level.WARNING, "can't connect");
    record.setThrown(new IOException("no route"));

    assertThat(format(LayerConfig.DEFAULT, DEBUG, record))
        .contains("can't connect: IOException: no route\n    java.io.IOException: no route\n")
        .contains("    \tat io.barto.logging.LineFormatterTest")
        .endsWith("\n");
  }

  @Test
  void cause_thatItsConsequenceRepeats_isLeftOut() {
    var cause = new IOException("no route");

    assertThat(Causes.inOneLine(new IllegalStateException(cause.toString(), cause)))
        .isEqualTo("IllegalStateException: java.io.IOException: no route");
    assertThat(Causes.inOneLine(new IllegalStateException())).isEqualTo("IllegalStateException");
  }

  @Test
  void causes_thatGoInACircle_end() {
    var first = new IllegalStateException("first");
    var second = new IllegalStateException("second", first);
    first.initCause(second);

    assertThat(Causes.inOneLine(first))
        .isEqualTo("IllegalStateException: first, caused by IllegalStateException: second");
  }

  @Test
  void level_isColoured_onATerminal() {
    var formatter = new LineFormatter(LayerConfig.DEFAULT, new Levels(INFO, List.of()), true);

    assertThat(formatter.format(record(Level.SEVERE, "hello")))
        .contains("\u001B[31mERROR\u001B[0m ");
  }
}
