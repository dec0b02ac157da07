package io.barto.server.worker.boundary;

import io.barto.protocol.ErrorCode;
import jakarta.ejb.ApplicationException;

/** A worker is not admitted. The message is for the people on both sides. */
@ApplicationException(rollback = true)
public class WorkerRefusedException extends RuntimeException {
  private final ErrorCode code;

  public WorkerRefusedException(ErrorCode code, String message) {
    super(message);
    this.code = code;
  }

  public ErrorCode code() {
    return code;
  }
}
