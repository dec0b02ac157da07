package io.barto.benchmark;

/** Working days in a zone with daylight saving. */
public class ZonedNext extends NextBenchmark {
  public ZonedNext() {
    super(Written.ZONED);
  }
}
