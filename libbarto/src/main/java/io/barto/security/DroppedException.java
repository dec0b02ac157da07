package io.barto.security;

/** A message that must not be acted on. The text says what is wrong with it and what to look at. */
public final class DroppedException extends Exception {
  private static final long serialVersionUID = 1;

  private final DropReason reason;

  DroppedException(DropReason reason, String message) {
    super(message, null, false, false);
    this.reason = reason;
  }

  /** What was wrong. */
  public DropReason reason() {
    return reason;
  }
}
