package io.barto.server.worker.boundary;

import io.barto.protocol.ErrorCode;
import jakarta.ejb.ApplicationException;

/** A worker is not admitted. The message is for the people on both sides. */
@ApplicationException(rollback = true)
public class WorkerRefusedException extends RuntimeException {
  private final ErrorCode code;
  private final String text;

  public WorkerRefusedException(ErrorCode code, String message) {
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
