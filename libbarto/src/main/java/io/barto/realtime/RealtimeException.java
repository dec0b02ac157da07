package io.barto.realtime;

/** A calendar expression that does not parse. The message is for people. */
public final class RealtimeException extends Exception {
  private final int column;

  /**
   * @param column where the trouble begins, from 1
   */
  public RealtimeException(String message, int column) {
    super(message);
    this.column = column;
  }

  /** Where in the expression the trouble begins, from 1. */
  public int column() {
    return column;
  }
}
