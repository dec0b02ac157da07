package io.barto.selftest.fault;

import java.time.Duration;

/**
 * One thing done to one program.
 *
 * @param begin after the start of the faults
 * @param target {@code server}, {@code database} or a worker
 */
public record Fault(FaultKind kind, String target, Duration begin, Duration length) {
  /** When it is over, after the start of the faults. */
  public Duration end() {
    return begin.plus(length);
  }

  /** The server and its database are one thing: the one's end is the other's. */
  String place() {
    return kind.isOfWorker() ? (kind.isOfWire() ? "wire of " : "") + target : "server";
  }

  @Override
  public String toString() {
    String where = kind.isOfWorker() ? " (" + target + ")" : "";
    return kind.title() + where + (length.isZero() ? "" : ", for " + length.toSeconds() + " s");
  }
}
