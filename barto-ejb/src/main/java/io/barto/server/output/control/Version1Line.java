package io.barto.server.output.control;

import java.time.Instant;

/** One line of a version 1 worker, without its end. */
public record Version1Line(Instant at, String text) {
  /** The time that is stored: to the millisecond. */
  public long millis() {
    return at.toEpochMilli();
  }

  /** The time as the worker said it, in nanoseconds since 1970. */
  public long nanos() {
    return Math.addExact(Math.multiplyExact(at.getEpochSecond(), 1_000_000_000L), at.getNano());
  }
}
