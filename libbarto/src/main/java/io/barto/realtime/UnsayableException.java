package io.barto.realtime;

/** What an expression says has no words in version 1. */
final class UnsayableException extends Exception {
  private final String reason;

  UnsayableException(String reason) {
    super(reason);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
