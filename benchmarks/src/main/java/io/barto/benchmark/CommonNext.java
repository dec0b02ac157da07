package io.barto.benchmark;

/** Every minute. */
public class CommonNext extends NextBenchmark {
  public CommonNext() {
    super(Written.COMMON);
  }
}
