package io.barto.security;

/** Which way a frame goes. */
public enum Direction {
  TO_WORKER(0),
  TO_SERVER(1);

  private final int number;

  Direction(int number) {
    this.number = number;
  }

  /** The byte by which MAC and signature cover it. */
  int number() {
    return number;
  }
}
