package io.barto.cli.terminal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What this process's streams are. */
public final class Terminal {
  private static final Path STREAMS = Path.of("/proc/self/fd");
  private static final Size USUAL = new Size(24, 80);
  private static final long ANSWER_SECONDS = 1;
  private static final long PAUSE_MILLIS = 100;

  private Terminal() {}

  /** How large a terminal is. */
  public record Size(int rows, int columns) {}

  /** Whether standard output is a terminal. */
  public static boolean isTerminal() {
    return isTerminal(1);
  }

  /**
   * Whether a stream is a terminal.
   *
   * @param descriptor 0, 1 or 2
   */
  public static boolean isTerminal(int descriptor) {
    try {
      String target =
          Files.readSymbolicLink(STREAMS.resolve(String.valueOf(descriptor))).toString();
      return target.startsWith("/dev/pts/")
          || target.startsWith("/dev/tty")
          || target.equals("/dev/console");
    } catch (IOException | UnsupportedOperationException e) {
      // Not Linux.
      return testsAsTerminal(descriptor);
    }
  }

  /**
   * Whether this process is the one that the terminal listens to; another that changes its mode is
   * stopped by the system.
   */
  static boolean isInForeground() {
    try {
      String stat = Files.readString(Path.of("/proc/self/stat"));
      // the name, in parentheses, may hold anything; after it come state, parent, group, session,
      // terminal, and the terminal's group
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      return fields[2].equals(fields[5]);
    } catch (IOException e) {
      return true; // not Linux
    }
  }

  /**
   * Stops this program as Ctrl-Z does, with all that was started beside it: the system stops the
   * shell that says so, too, so that it ends once they go on.
   *
   * @return whether it goes on, and is what the terminal listens to
   */
  public static boolean stop() {
    try {
      new ProcessBuilder("/bin/sh", "-c", "kill -TSTP 0").start().waitFor();
      while (!isInForeground()) {
        Thread.sleep(PAUSE_MILLIS);
      }
      return true;
    } catch (IOException e) {
      return true; // no shell, no stop
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static boolean testsAsTerminal(int descriptor) {
    try {
      Process test =
          new ProcessBuilder("/bin/sh", "-c", "test -t " + descriptor).inheritIO().start();
      return test.waitFor(ANSWER_SECONDS, TimeUnit.SECONDS) && test.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** How large the terminal is; {@code COLUMNS} goes before what it says. */
  public static Size size(Map<String, String> environment) {
    int told = positive(environment.getOrDefault("COLUMNS", ""));
    Size asked = asked();
    return told > 0 ? new Size(asked.rows(), told) : asked;
  }

  private static Size asked() {
    String[] size = stty("size").split(" ", 2);
    int rows = size.length == 2 ? positive(size[0]) : 0;
    int columns = size.length == 2 ? positive(size[1]) : 0;
    return new Size(rows > 0 ? rows : USUAL.rows(), columns > 0 ? columns : USUAL.columns());
  }

  private static int positive(String number) {
    try {
      return Math.max(0, Integer.parseInt(number.strip()));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** What {@code stty} says of the terminal that this process has; empty where there is none. */
  static String stty(String... arguments) {
    List<String> command = new ArrayList<>(List.of("stty"));
    command.addAll(List.of(arguments));
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(ANSWER_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return "";
      }
      return new String(process.getInputStream().readAllBytes(), US_ASCII).strip();
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }
}
