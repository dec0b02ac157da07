package io.barto.worker.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BootTimeTest {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  @TempDir Path directory;
  private long nanos = 70 * SECOND;

  @Test
  void suspension_counts() throws Exception {
    Path uptime = directory.resolve("uptime");
    Files.writeString(uptime, "100.00 200.00\n");
    BootTime time = BootTime.of(uptime, () -> nanos);
    assertThat(time.getAsLong()).isEqualTo(100 * SECOND);
    nanos += SECOND;
    Files.writeString(uptime, "101.02 200.00\n");
    assertThat(time.getAsLong()).isEqualTo(101 * SECOND);
    nanos += SECOND;
    Files.writeString(uptime, "3702.00 200.00\n");
    assertThat(time.getAsLong()).isEqualTo(3702 * SECOND);
  }

  @Test
  void whereTheSystemTellsNothing_theFineClockGoesOn() {
    BootTime time = BootTime.of(directory.resolve("none"), () -> nanos);
    long before = time.getAsLong();
    nanos += SECOND;
    assertThat(time.getAsLong() - before).isEqualTo(SECOND);
  }
}
