package io.barto.cli.watch;

import io.barto.cli.terminal.KeyMode;
import java.io.PrintStream;

/**
 * The terminal's other screen, from which it comes back as it was: at the end, after Ctrl-C, and
 * whatever else ends this program except kill -9. Ctrl-Z is a key there, for what leaves it first.
 */
final class FullScreen implements AutoCloseable {
  private static final String ENTER = "\u001B[?1049h\u001B[?25l";
  private static final String LEAVE = "\u001B[?25h\u001B[?1049l";
  private static final String HOME = "\u001B[H";
  private static final String CLEAR_LINE = "\u001B[K";
  private static final String CLEAR_REST = "\u001B[J";
  private static final String KEYS = "q" + KeyMode.SUSPEND;

  private final PrintStream out;
  private final KeyMode keys;
  private final Thread hook = new Thread(this::restore, "screen");
  private boolean restored;

  FullScreen(PrintStream out) {
    this.out = out;
    this.keys = KeyMode.enterWithSuspend();
    try {
      Runtime.getRuntime().addShutdownHook(hook);
      write(ENTER);
    } catch (IllegalStateException e) {
      restored = true; // the program is being ended
    }
  }

  /** What people want. */
  enum Wish {
    GO_ON,
    STOP,
    END
  }

  /** What the keys say that have been typed. */
  Wish wish() {
    char key = keys.pressed(KEYS);
    if (keys.isClosed()) {
      return Wish.END;
    }
    return key == 0 ? Wish.GO_ON : key == KeyMode.SUSPEND ? Wish.STOP : Wish.END;
  }

  private synchronized void write(String order) {
    if (!restored) {
      out.print(order);
      out.flush();
    }
  }

  /** Draws over what was there, without a flicker. */
  void show(String picture, int rows) {
    var frame = new StringBuilder(HOME);
    String[] lines = picture.split("\n", -1);
    int last = Math.min(lines.length, rows) - 1;
    for (int i = 0; i <= last; i++) {
      frame.append(lines[i]).append(CLEAR_LINE).append(i < last ? "\r\n" : "");
    }
    write(frame.append(CLEAR_REST).toString());
  }

  private synchronized void restore() {
    write(LEAVE);
    restored = true;
  }

  @Override
  public void close() {
    restore();
    keys.leave();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      return; // it is being run
    }
  }
}
