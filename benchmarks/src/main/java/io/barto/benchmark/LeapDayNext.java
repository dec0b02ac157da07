package io.barto.benchmark;

/** The last second of each leap day. */
public class LeapDayNext extends NextBenchmark {
  public LeapDayNext() {
    super(Written.LEAP_DAY);
  }
}
