package io.barto.selftest.evidence;

import java.time.Instant;

/**
 * The time whose instants are checked.
 *
 * @param from the first second
 * @param until the first second beyond
 */
public record Window(Instant from, Instant until) {
  public boolean contains(Instant at) {
    return !at.isBefore(from) && at.isBefore(until);
  }
}
