package io.barto.launcher.failure;

import io.barto.program.ExitCode;
import org.jspecify.annotations.Nullable;

/** The server cannot start; the message is for the person who started it. */
public final class StartFailure extends RuntimeException {

  private final int exitCode;

  private StartFailure(int exitCode, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
  }

  /** Something here does not work: a taken port, a database that does not start. */
  public static StartFailure failed(String message) {
    return new StartFailure(ExitCode.FAILED, message, null);
  }

  /** As above, with a cause for the log; the person sees only the message. */
  public static StartFailure failed(String message, Throwable cause) {
    return new StartFailure(ExitCode.FAILED, message, cause);
  }

  /** Something elsewhere could not be reached in time. */
  public static StartFailure unavailable(String message) {
    return new StartFailure(ExitCode.SERVER_NOT_REACHABLE, message, null);
  }

  /** What the process ends with. */
  public int exitCode() {
    return exitCode;
  }
}
