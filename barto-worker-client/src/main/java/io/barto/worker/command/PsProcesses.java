package io.barto.worker.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Wherever there is no {@code /proc}: asks {@code ps}, in process groups, as macOS hides sessions.
 */
final class PsProcesses implements ProcessTable {
  @Override
  public @Nullable String birthOf(long pid) {
    String answer = ps("-o", "stat=", "-o", "lstart=", "-p", Long.toString(pid)).strip();
    int space = answer.indexOf(' ');
    return space < 0 || answer.startsWith("Z") ? null : answer.substring(space).strip();
  }

  @Override
  public boolean hasSession(long leader) {
    String group = Long.toString(leader);
    return Arrays.stream(ps("-A", "-o", "pgid=", "-o", "stat=").split("\n", -1))
        .map(line -> line.strip().split(" +", 2))
        .anyMatch(row -> row.length == 2 && row[0].equals(group) && !row[1].startsWith("Z"));
  }

  private static String ps(String... options) {
    String[] line = new String[options.length + 1];
    line[0] = "ps";
    System.arraycopy(options, 0, line, 1, options.length);
    try {
      Process ps = new ProcessBuilder(line).redirectErrorStream(true).start();
      ps.getOutputStream().close();
      return new String(ps.getInputStream().readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("this host has neither /proc nor ps", e);
    }
  }
}
