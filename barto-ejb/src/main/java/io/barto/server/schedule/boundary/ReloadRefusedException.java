package io.barto.server.schedule.boundary;

import jakarta.ejb.ApplicationException;

/** The schedules stay as they are. The message is for people: everything that is wrong. */
@ApplicationException(rollback = true)
public class ReloadRefusedException extends RuntimeException {
  private final String text;

  public ReloadRefusedException(String message, Throwable cause) {
    super(message, cause);
    this.text = message;
  }

  /** The message, never null. */
  public String text() {
    return text;
  }
}
