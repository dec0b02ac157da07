package io.barto.config;

import static java.util.Objects.requireNonNull;

import io.barto.plan.NamePattern;
import java.time.Duration;
import java.util.List;

/**
 * {@code [limits]}: what a peer may cost, and who is let in. The table and each of its keys may be
 * absent.
 *
 * @param messageSize the largest message of a worker, in bytes
 * @param unreadSize bytes that may wait for a peer that does not read
 * @param connections how many may be open in all
 * @param connectionsPerAddress how many may be open from one address
 * @param handshakesPerSecond from one address, on average
 * @param badMessagesPerSecond from one address, on average
 * @param answers how many requests of people are answered at the same time
 * @param helloTimeout how long a worker may take to say hello
 * @param workerIdle how long a worker may be silent
 * @param cliIdle how long a person's program may be silent
 * @param takeoverGrace how long after the server's start a worker's name is kept for the instance
 *     that was last seen under it
 * @param allowDowngrade the workers that are served with version 1 though they were seen with
 *     version 2
 * @param allowedHosts the server's own names, beside {@code localhost} and addresses; {@code *}:
 *     any
 */
public record LimitsConfig(
    long messageSize,
    long unreadSize,
    int connections,
    int connectionsPerAddress,
    int handshakesPerSecond,
    int badMessagesPerSecond,
    int answers,
    Duration helloTimeout,
    Duration workerIdle,
    Duration cliIdle,
    Duration takeoverGrace,
    List<NamePattern> allowDowngrade,
    List<NamePattern> allowedHosts) {
  /** What holds without {@code [limits]}. */
  public static final LimitsConfig DEFAULT =
      new LimitsConfig(
          4L << 20,
          8L << 20,
          10_000,
          1_000,
          100,
          10,
          8,
          Duration.ofSeconds(10),
          Duration.ofSeconds(20),
          Duration.ofSeconds(120),
          Duration.ofSeconds(30),
          List.of(),
          List.of());

  public LimitsConfig {
    requireNonNull(helloTimeout, "helloTimeout");
    requireNonNull(workerIdle, "workerIdle");
    requireNonNull(cliIdle, "cliIdle");
    requireNonNull(takeoverGrace, "takeoverGrace");
    allowDowngrade = List.copyOf(allowDowngrade);
    allowedHosts = List.copyOf(allowedHosts);
  }

  /** Whether a worker may come back with version 1. */
  public boolean allowsDowngradeOf(String worker) {
    return allowDowngrade.stream().anyMatch(pattern -> pattern.matches(worker));
  }
}
