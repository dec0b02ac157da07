package io.barto.logging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.barto.config.LayerConfig;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DailyFileHandlerTest {
  @TempDir Path temp;
  private final ByteArrayOutputStream complaints = new ByteArrayOutputStream();

  private DailyFileHandler handler(Path file) {
    var levels = new Levels(2, List.of());
    return new DailyFileHandler(
        levels,
        new LineFormatter(LayerConfig.DEFAULT, levels, false),
        file,
        new PrintStream(complaints, true, UTF_8));
  }

  private static LogRecord at(String instant, String message) {
    var record = new LogRecord(Level.INFO, message);
    record.setInstant(Instant.parse(instant));
    record.setLoggerName("io.barto");
    return record;
  }

  @Test
  void everyDay_hasItsFile() throws IOException {
    Path file = temp.resolve("bartos.log");
    try (var handler = handler(file)) {
      handler.publish(at("2026-11-23T23:59:59.999Z", "one"));
      handler.publish(at("2026-11-24T00:00:00Z", "two"));
      handler.publish(at("2026-11-23T23:59:59.998Z", "late"));
    }

    assertThat(Files.readString(temp.resolve("bartos.log.2026-11-23")))
        .endsWith("one\n")
        .hasLineCount(1);
    assertThat(Files.readAllLines(temp.resolve("bartos.log.2026-11-24")))
        .satisfiesExactly(
            line -> assertThat(line).endsWith("two"), line -> assertThat(line).endsWith("late"));
  }

  @Test
  void nextRun_goesOnInTheSameFile() {
    for (String run : List.of("one", "two")) {
      try (var handler = handler(temp.resolve("bartos.log"))) {
        handler.publish(at("2026-11-23T10:00:00Z", run));
      }
    }

    assertThat(temp.resolve("bartos.log.2026-11-23")).content().hasLineCount(2);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void fileAndDirectory_areForTheirOwnerOnly() throws IOException {
    Path directory = temp.resolve("share").resolve("logs");
    try (var handler = handler(directory.resolve("bartos.log"))) {
      handler.publish(at("2026-11-23T10:00:00Z", "hello"));
    }

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
        .isEqualTo("rwx------");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(directory.resolve("bartos.log.2026-11-23"))))
        .isEqualTo("rw-------");
  }

  @Test
  void whatCannotBeWritten_isToldOnce_andTriedAnew() throws IOException {
    Path inTheWay = Files.writeString(temp.resolve("logs"), "");
    try (var handler = handler(inTheWay.resolve("bartos.log"))) {
      handler.publish(at("2026-11-23T10:00:00Z", "one"));
      handler.publish(at("2026-11-23T10:00:11Z", "two"));
      assertThat(complaints.toString(UTF_8))
          .hasLineCount(1)
          .contains("can't write the log file", "going on without");

      Files.delete(inTheWay);
      handler.publish(at("2026-11-23T10:00:12Z", "too early to try"));
      handler.publish(at("2026-11-23T10:00:30Z", "three"));
    }

    assertThat(inTheWay.resolve("bartos.log.2026-11-23"))
        .content()
        .endsWith("three\n")
        .hasLineCount(1);
  }

  @Test
  void interruptedThread_writesToo() {
    try (var handler = handler(temp.resolve("bartos.log"))) {
      Thread.currentThread().interrupt();
      handler.publish(at("2026-11-23T10:00:00Z", "one"));
      handler.publish(at("2026-11-23T10:00:00Z", "two"));
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }

    assertThat(temp.resolve("bartos.log.2026-11-23")).content().hasLineCount(2);
  }
}
