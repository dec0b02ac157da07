package io.barto.protocol;

import java.time.Instant;
import java.util.UUID;

/**
 * Fires of one schedule that came due and will never run.
 *
 * @param id made by the worker, of version 4: what is sent again is stored once
 * @param first the nominal time of the first of them
 * @param last the nominal time of the last of them
 * @param count how many there are
 * @param reason for people
 */
public record UnfiredRange(
    UUID id,
    String schedule,
    Instant first,
    Instant last,
    long count,
    UnfiredKind kind,
    String reason,
    Instant at) {
  /** Why fires will never run. On the wire the ordinal. */
  public enum UnfiredKind {
    /** They came due while the worker was not running. */
    MISSED,
    /** The worker was there and did not run them. */
    SKIPPED
  }
}
