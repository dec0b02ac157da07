package io.barto.program;

/** With what the programs end; the numbers above 63 are those of BSD's sysexits. */
public final class ExitCode {
  public static final int DONE = 0;

  /** The request was carried out and failed, or something unforeseen happened. */
  public static final int FAILED = 1;

  /** The command line is wrong. */
  public static final int USAGE = 2;

  public static final int SERVER_NOT_REACHABLE = 69;

  public static final int NOT_ALLOWED = 77;

  public static final int BAD_CONFIGURATION = 78;

  private ExitCode() {}
}
