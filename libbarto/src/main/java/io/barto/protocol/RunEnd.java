package io.barto.protocol;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The end of one run.
 *
 * @param exitCode 128 and the signal's number where a signal ended it; null unless it exited
 * @param reason for people; empty where the exit code says all
 * @param stdoutBytes how much the command wrote in all, stored or not
 */
public record RunEnd(
    UUID run,
    Outcome outcome,
    @Nullable Integer exitCode,
    String reason,
    @Nullable Instant startedAt,
    Instant at,
    long stdoutBytes,
    long stderrBytes) {
  /** How a run ended. On the wire the ordinal. */
  public enum Outcome {
    /** It ended by itself or by a signal: there is an exit code. */
    EXITED,
    /** It was started and its end can't be known. */
    LOST,
    /** It was accepted and will not be started any more. */
    SKIPPED
  }
}
