package io.barto.server.query.boundary;

import io.barto.protocol.ErrorCode;
import jakarta.ejb.ApplicationException;

/** A request that can't be answered. The message is for the person who asked. */
@ApplicationException(rollback = true)
public class RequestFailedException extends RuntimeException {
  private final ErrorCode code;

  public RequestFailedException(ErrorCode code, String message) {
    super(message);
    this.code = code;
  }

  public ErrorCode code() {
    return code;
  }
}
