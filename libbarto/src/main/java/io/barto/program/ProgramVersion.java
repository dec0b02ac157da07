package io.barto.program;

/** stub to be merged. */
public record ProgramVersion(String version, String buildTimestamp) {
  public static ProgramVersion current() {
    return new ProgramVersion("x", "y");
  }
}
