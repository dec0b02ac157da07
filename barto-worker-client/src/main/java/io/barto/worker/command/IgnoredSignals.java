package io.barto.worker.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Signals that this process was started to ignore. A script that starts a worker with {@code &}
 * makes it ignore SIGINT and SIGQUIT; every child would inherit that, and no shell can undo it
 * (POSIX, 2.11): a command would not end by the signals that it ends by when typed.
 */
final class IgnoredSignals {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String FIELD = "SigIgn:";

  /** HUP, INT, QUIT and TERM, as bits of the mask. */
  private static final long ENDING = 1L | 1L << 1 | 1L << 2 | 1L << 14;

  private static final List<String> BY_ENV = List.of("env", "--default-signal=HUP,INT,QUIT,TERM");
  private static final List<String> BY_PERL =
      List.of(
          "perl",
          "-e",
          "@SIG{qw(HUP INT QUIT TERM)} = (q(DEFAULT)) x 4; exec {$ARGV[0]} @ARGV or exit 127");

  private IgnoredSignals() {}

  /** What to start commands with; empty where nothing needs to be undone, or nothing can. */
  static List<String> defaults(Map<String, String> environment) throws IOException {
    if (!Files.isReadable(STATUS) || (mask(Files.readString(STATUS)) & ENDING) == 0) {
      return List.of();
    }
    if (Host.onPath("perl", environment)) {
      return BY_PERL;
    }
    return Host.onPath("env", environment) ? BY_ENV : List.of();
  }

  /** The mask of ignored signals, from what the kernel says of a process. */
  static long mask(String status) {
    return status
        .lines()
        .filter(line -> line.startsWith(FIELD))
        .mapToLong(line -> Long.parseUnsignedLong(line.substring(FIELD.length()).strip(), 16))
        .findFirst()
        .orElse(0);
  }
}
