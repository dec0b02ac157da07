package io.barto.server.refusal;

import io.barto.protocol.ErrorCode;
import jakarta.ejb.ApplicationException;

/**
 * What was asked for can't or may not be: a worker is not admitted, a request has no answer, a
 * change is not made. The message is for the people who asked, or watch who did.
 */
@ApplicationException(rollback = true)
public class RefusedException extends RuntimeException {
  private final ErrorCode code;
  private final String text;

  public RefusedException(ErrorCode code, String message) {
    super(message);
    this.code = code;
    this.text = message;
  }

  public ErrorCode code() {
    return code;
  }

  /** The message, never null. */
  public String text() {
    return text;
  }
}
