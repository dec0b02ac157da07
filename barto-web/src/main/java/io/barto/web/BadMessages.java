package io.barto.web;

/** Counts messages in a row that could not be read; ten of them end a connection. */
final class BadMessages {
  private static final int LIMIT = 10;

  private int inARow;

  void good() {
    inARow = 0;
  }

  /** Returns whether it was one too many. */
  boolean bad() {
    return ++inARow >= LIMIT;
  }

  int inARow() {
    return inARow;
  }
}
