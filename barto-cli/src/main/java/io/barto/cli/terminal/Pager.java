package io.barto.cli.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Holds an answer back until it is longer than the screen, and then gives it to a pager: {@code
 * $PAGER}, else {@code less} where there is one. A short answer needs no process.
 */
final class Pager extends OutputStream {
  private static final List<String> LESS = List.of("less", "-FRX");
  private static final int MOST_HELD = 1 << 20;

  private final List<String> command;
  private final PrintStream out;
  private final int rows;
  private final ByteArrayOutputStream held = new ByteArrayOutputStream();
  private int lines;
  private @Nullable Process process;
  private boolean shown;

  /**
   * @param rows of the screen
   */
  Pager(List<String> command, PrintStream out, int rows) {
    this.command = command;
    this.out = out;
    this.rows = rows;
  }

  /** The pager's command; empty: there is none, or none is wanted. */
  static Optional<List<String>> command(Map<String, String> environment) {
    String pager = environment.get("PAGER");
    if (pager != null) {
      boolean none = pager.isBlank() || pager.strip().equals("cat");
      return none ? Optional.empty() : Optional.of(List.of("/bin/sh", "-c", pager));
    }
    boolean dumb = environment.getOrDefault("TERM", "dumb").equals("dumb");
    return dumb || !isInstalled(environment) ? Optional.empty() : Optional.of(LESS);
  }

  private static boolean isInstalled(Map<String, String> environment) {
    for (String folder : environment.getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      if (!folder.isEmpty() && new File(folder, LESS.get(0)).canExecute()) {
        return true;
      }
    }
    return false;
  }

  /** Where the answer is written; closing it waits until the reader has seen enough. */
  PrintStream stream() {
    return new PrintStream(this, false, UTF_8);
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (process != null) {
      process.getOutputStream().write(bytes, offset, length);
      return;
    }
    if (shown) {
      out.write(bytes, offset, length);
      return;
    }
    held.write(bytes, offset, length);
    for (int i = offset; i < offset + length; i++) {
      lines += bytes[i] == '\n' ? 1 : 0;
    }
    if (lines >= rows || held.size() > MOST_HELD) {
      page();
    }
  }

  private void page() throws IOException {
    try {
      var builder =
          new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.INHERIT)
              .redirectError(ProcessBuilder.Redirect.INHERIT);
      builder.environment().putIfAbsent("LESS", "FRX");
      Process started = builder.start();
      process = started;
      // Ctrl-C is the pager's, too: this program must not leave the terminal to two.
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(started)));
      held.writeTo(started.getOutputStream());
    } catch (IOException e) {
      if (process != null) {
        throw e;
      }
      shown = true; // no such pager: as without
      held.writeTo(out);
    }
    held.reset();
  }

  private static void end(Process pager) {
    try {
      pager.getOutputStream().close();
    } catch (IOException e) {
      // It has seen enough.
    }
    try {
      pager.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What is held back stays so: it is shown at the end, or by the pager. */
  @Override
  public void flush() throws IOException {
    if (process != null) {
      process.getOutputStream().flush();
    }
  }

  @Override
  public void close() throws IOException {
    if (process != null) {
      end(process);
    } else {
      held.writeTo(out);
      held.reset();
      shown = true;
    }
    out.flush();
  }
}
