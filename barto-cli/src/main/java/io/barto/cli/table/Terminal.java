package io.barto.cli.table;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What this process's standard output is. */
public final class Terminal {
  private static final Path STANDARD_OUTPUT = Path.of("/proc/self/fd/1");
  private static final int USUAL_WIDTH = 80;
  private static final long ANSWER_SECONDS = 1;

  private Terminal() {}

  /** Whether standard output is a terminal. */
  public static boolean isTerminal() {
    try {
      String target = Files.readSymbolicLink(STANDARD_OUTPUT).toString();
      return target.startsWith("/dev/pts/")
          || target.startsWith("/dev/tty")
          || target.equals("/dev/console");
    } catch (IOException | UnsupportedOperationException e) {
      // Not Linux.
      return testsAsTerminal();
    }
  }

  private static boolean testsAsTerminal() {
    try {
      Process test =
          new ProcessBuilder("/bin/sh", "-c", "test -t 1")
              .redirectOutput(ProcessBuilder.Redirect.INHERIT)
              .start();
      return test.waitFor(ANSWER_SECONDS, TimeUnit.SECONDS) && test.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** How many columns the terminal has. */
  public static int width(Map<String, String> environment) {
    int told = positive(environment.getOrDefault("COLUMNS", ""));
    if (told > 0) {
      return told;
    }
    String[] size = ask("stty", "size").split(" ", 2);
    int asked = size.length == 2 ? positive(size[1]) : 0;
    return asked > 0 ? asked : USUAL_WIDTH;
  }

  private static int positive(String number) {
    try {
      return Math.max(0, Integer.parseInt(number.strip()));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static String ask(String... command) {
    try {
      Process process =
          new ProcessBuilder(List.of(command))
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(ANSWER_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return "";
      }
      return new String(process.getInputStream().readAllBytes(), US_ASCII);
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }
}
