package io.barto.worker.command;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How long the host has been running, times of suspension included, in nanoseconds.
 *
 * <p>Java's own clock leaves suspension out; Linux tells the whole in /proc/uptime, in hundredths
 * of a second. So the fine clock is read, and moved on where the coarse one has run ahead of it. On
 * other systems suspension shows as a step of the host's clock instead.
 *
 * <p>Safe for use by several threads.
 */
public final class BootTime implements LongSupplier {
  private static final long COARSE = Duration.ofMillis(100).toNanos();
  private static final long LOOK_EVERY = Duration.ofMillis(500).toNanos();

  private final Path uptime;
  private final LongSupplier nanos;
  private long ahead;
  private long lookedAt;

  private BootTime(Path uptime, LongSupplier nanos) {
    this.uptime = uptime;
    this.nanos = nanos;
    this.lookedAt = nanos.getAsLong();
    this.ahead = read() - lookedAt;
  }

  /** Of this host. */
  public static BootTime ofThisHost() {
    return new BootTime(Path.of("/proc/uptime"), System::nanoTime);
  }

  static BootTime of(Path uptime, LongSupplier nanos) {
    return new BootTime(uptime, nanos);
  }

  @Override
  public synchronized long getAsLong() {
    long now = nanos.getAsLong();
    if (now - lookedAt >= LOOK_EVERY) {
      lookedAt = now;
      long really = read() - now;
      if (Math.abs(really - ahead) > COARSE) {
        ahead = really;
      }
    }
    return now + ahead;
  }

  private long read() {
    try {
      String text = Files.readString(uptime, US_ASCII);
      return (long) (Double.parseDouble(text.substring(0, text.indexOf(' '))) * 1e9);
    } catch (IOException | IndexOutOfBoundsException | NumberFormatException e) {
      return nanos.getAsLong();
    }
  }
}
