package io.barto.cli.connection;

import io.barto.program.ExitCode;

/** The server was there, and is not any more: what it was telling is cut off. */
public final class LostException extends RequestException {
  private static final long serialVersionUID = 1L;

  public LostException(String message) {
    super(ExitCode.SERVER_NOT_REACHABLE, message);
  }
}
