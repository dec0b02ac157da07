package io.barto.cli.watch;

import io.barto.cli.terminal.KeyMode;
import java.io.PrintStream;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The terminal's other screen, from which it comes back as it was: at the end, after Ctrl-C, and
 * whatever else ends this program except kill -9. Ctrl-Z is a key there, for what leaves it first;
 * who was stopped by somebody else comes back to it.
 */
final class FullScreen implements AutoCloseable {
  private static final String ENTER = "\u001B[?1049h\u001B[?25l";
  private static final String LEAVE = "\u001B[?25h\u001B[?1049l";
  private static final String HOME = "\u001B[H";
  private static final String CLEAR_LINE = "\u001B[K";
  private static final String CLEAR_REST = "\u001B[J";
  private static final String KEYS = "q" + KeyMode.SUSPEND;

  private static final long PAUSE_NANOS = 50_000_000;

  private final PrintStream out;

  /** Null: nobody can type. */
  private final @Nullable KeyMode keys;

  private final Thread hook = new Thread(this::restore, "screen");
  private final Thread listening;
  private boolean restored;
  private volatile String shown = "";
  private volatile Wish wish = Wish.GO_ON;

  /**
   * Begins it.
   *
   * @param whenWished is run in a thread of its own once it is not to go on
   */
  FullScreen(PrintStream out, Runnable whenWished) {
    this.out = out;
    KeyMode typed = KeyMode.isPossible() ? KeyMode.enterWithSuspend() : null;
    this.keys = typed;
    try {
      Runtime.getRuntime().addShutdownHook(hook);
      write(ENTER);
    } catch (IllegalStateException e) {
      restored = true; // the program is being ended
    }
    this.listening = new Thread(() -> listen(typed, whenWished), "keys");
    listening.setDaemon(true);
    listening.start();
  }

  /** What people want. */
  enum Wish {
    GO_ON,
    STOP,
    END
  }

  private void listen(@Nullable KeyMode typed, Runnable whenWished) {
    if (typed == null) {
      return;
    }
    while (wish == Wish.GO_ON && !isRestored()) {
      if (typed.isBack()) {
        write(ENTER + shown);
      }
      char key = typed.pressed(KEYS);
      if (typed.isClosed()) {
        wish = Wish.END;
      } else if (key != 0) {
        wish = key == KeyMode.SUSPEND ? Wish.STOP : Wish.END;
      } else {
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
    if (wish != Wish.GO_ON) {
      whenWished.run();
    }
  }

  private synchronized boolean isRestored() {
    return restored;
  }

  /** What the keys say that have been typed. */
  Wish wish() {
    return wish;
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
    shown = frame.append(CLEAR_REST).toString();
    write(shown);
  }

  private synchronized void restore() {
    write(LEAVE);
    restored = true;
  }

  @Override
  public void close() {
    restore();
    try {
      listening.join(); // what it ends, and which keys it takes, is of this screen
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (keys != null) {
      keys.leave();
    }
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      return; // it is being run
    }
  }
}
