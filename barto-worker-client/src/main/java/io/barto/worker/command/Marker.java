package io.barto.worker.command;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a command's parent wrote as it claimed the run.
 *
 * @param bootId the host's boot under which it was started
 * @param pid of the parent, also its session's
 * @param birth when the parent began, in the words of the host's process table
 * @param at when it was written: the best instant of the start that a file can tell
 */
public record Marker(String bootId, long pid, String birth, Instant at) {
  private static final String NOBODY = "nobody";

  static String forNobody() {
    return NOBODY + "\n0\n\n";
  }

  /** Whether it was written to keep the run from ever being started. */
  public boolean forestalled() {
    return bootId.equals(NOBODY);
  }

  /** The marker in these lines; null where they are cut off, as after a crash of the host. */
  static @Nullable Marker parse(List<String> lines, Instant at) {
    if (lines.size() < 3) {
      return null;
    }
    try {
      return new Marker(lines.get(0), Long.parseLong(lines.get(1)), lines.get(2).strip(), at);
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
