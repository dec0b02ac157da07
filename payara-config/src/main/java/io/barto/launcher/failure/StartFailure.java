package io.barto.launcher.failure;

import org.jspecify.annotations.Nullable;

/** The server cannot start; the message is for the person who started it. */
public final class StartFailure extends RuntimeException {

  private static final int FAILED = 1;
  private static final int UNAVAILABLE = 69;

  private final int exitCode;

  private StartFailure(int exitCode, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
  }

  /** Something here does not work: a taken port, a database that does not start. */
  public static StartFailure failed(String message) {
    return new StartFailure(FAILED, message, null);
  }

  /** As above, with a cause for the log; the person sees only the message. */
  public static StartFailure failed(String message, Throwable cause) {
    return new StartFailure(FAILED, message, cause);
  }

  /** Something elsewhere could not be reached in time. */
  public static StartFailure unavailable(String message) {
    return new StartFailure(UNAVAILABLE, message, null);
  }

  /** What the process ends with. */
  public int exitCode() {
    return exitCode;
  }
}
