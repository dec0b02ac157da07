package io.barto.realtime;

import org.jspecify.annotations.Nullable;

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

  /** All messages read alike: where, what is wrong, what was expected, the likely mend. */
  static RealtimeException of(
      String part, int column, String problem, String expected, @Nullable String suggestion) {
    var message = new StringBuilder(part).append(" at column ").append(column);
    message.append(": ").append(problem).append("; expected ").append(expected);
    if (suggestion != null) {
      message.append("; did you mean `").append(suggestion).append("`?");
    }
    return new RealtimeException(message.toString(), column);
  }
}
