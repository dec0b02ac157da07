package io.barto.server.query.boundary;

import io.barto.protocol.ErrorCode;
import jakarta.ejb.ApplicationException;

/** A request that can't be answered. The message is for the person who asked. */
@ApplicationException(rollback = true)
public class RequestFailedException extends RuntimeException {
  private final ErrorCode code;
  private final String text;

  public RequestFailedException(ErrorCode code, String message) {
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
