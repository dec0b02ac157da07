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
    return begin(surroundings, true);
  }

  /** The same without the key: what is typed waits for the shell. */
  public static QuitKey hush(Surroundings surroundings) {
    return begin(surroundings, false);
  }

  private static QuitKey begin(Surroundings surroundings, boolean listens) {
    boolean typed = surroundings.terminal() && KeyMode.isPossible();
    KeyMode keys = typed ? KeyMode.enter() : null;
    QuitKey quit = new QuitKey(keys);
    if (keys != null) {
      Thread thread = new Thread(() -> quit.watch(keys, listens), "keys");
      thread.setDaemon(true);
      thread.start();
    }
    return quit;
  }

  /** What is shown has been flushed; standard output may be just that which stands still. */
  private void watch(KeyMode mode, boolean listens) {
    while (!over && !mode.isClosed()) {
      mode.isBack();
      if (listens && mode.pressed("q") != 0) {
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
