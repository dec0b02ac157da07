package io.barto.cli.watch;

import io.barto.cli.terminal.KeyMode;
import java.io.PrintStream;

/**
 * The terminal's other screen, from which it comes back as it was: at the end, after Ctrl-C, and
 * whatever else ends this program except kill -9.
 */
final class FullScreen implements AutoCloseable {
  private static final String ENTER = "\u001B[?1049h\u001B[?25l";
  private static final String LEAVE = "\u001B[?25h\u001B[?1049l";
  private static final String HOME = "\u001B[H";
  private static final String CLEAR_LINE = "\u001B[K";
  private static final String CLEAR_REST = "\u001B[J";

  private final PrintStream out;
  private final KeyMode keys;
  private final Thread hook = new Thread(this::restore, "terminal");
  private boolean restored;

  FullScreen(PrintStream out) {
    this.out = out;
    this.keys = KeyMode.enter();
    Runtime.getRuntime().addShutdownHook(hook);
    out.print(ENTER);
    out.flush();
  }

  /** Whether a key was pressed that ends it. */
  boolean isDone() {
    return keys.pressed('q') || keys.isClosed();
  }

  /** Draws over what was there, without a flicker. */
  synchronized void show(String picture, int rows) {
    if (restored) {
      return;
    }
    var frame = new StringBuilder(HOME);
    String[] lines = picture.split("\n", -1);
    int last = Math.min(lines.length, rows) - 1;
    for (int i = 0; i <= last; i++) {
      frame.append(lines[i]).append(CLEAR_LINE).append(i < last ? "\r\n" : "");
    }
    out.print(frame.append(CLEAR_REST));
    out.flush();
  }

  private synchronized void restore() {
    if (!restored) {
      restored = true;
      out.print(LEAVE);
      out.flush();
      keys.leave();
    }
  }

  @Override
  public void close() {
    restore();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // it is being run
      return;
    }
  }
}
