package io.barto.cli.terminal;

import io.barto.program.ExitCode;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * While people read along on a terminal: what they type is not shown between the lines, and {@code
 * q} ends the program. The terminal is as it was afterwards, after Ctrl-C too.
 */
public final class QuitKey implements AutoCloseable {
  private static final long PAUSE_NANOS = 50_000_000;

  private final @Nullable KeyMode keys;
  private volatile boolean over;

  private QuitKey(@Nullable KeyMode keys) {
    this.keys = keys;
  }

  /** Begins to listen, if somebody is there who can type. */
  public static QuitKey listen(Surroundings surroundings) {
    QuitKey quit = hush(surroundings);
    KeyMode keys = quit.keys;
    if (keys != null) {
      Thread thread = new Thread(() -> quit.watch(keys), "keys");
      thread.setDaemon(true);
      thread.start();
    }
    return quit;
  }

  /** The same without the key: what is typed waits for the shell. */
  public static QuitKey hush(Surroundings surroundings) {
    boolean typed = surroundings.terminal() && KeyMode.isPossible();
    return new QuitKey(typed ? KeyMode.enter() : null);
  }

  /** What is shown has been flushed; standard output may be just that which stands still. */
  private void watch(KeyMode mode) {
    while (!over && !mode.isClosed()) {
      if (mode.pressed("q") != 0) {
        System.exit(ExitCode.DONE);
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  @Override
  public void close() {
    over = true;
    if (keys != null) {
      keys.leave();
    }
  }
}
