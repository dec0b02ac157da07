package io.barto.cli.connection;

/** Why there is no answer, for the person who asked, and with what the program ends. */
public class RequestException extends Exception {
  private final int exitCode;

  public RequestException(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /** One of {@link io.barto.program.ExitCode}. */
  public int exitCode() {
    return exitCode;
  }
}
