package io.barto.cli.terminal;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/**
 * Says on standard error, where that is a terminal, that something takes long: from its first
 * second on, on one line that is wiped when it is over.
 */
public final class Progress implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final long PAUSE_MILLIS = 250;
  private static final String WIPE = "\r\u001B[K";

  private final PrintStream err;
  private final InstantSource clock;
  private final Instant begun;
  private final boolean wanted;
  private String doing = "waiting for the server";
  private long items;
  private boolean visible;
  private boolean over;

  /** Nothing to be seen of it yet. */
  public Progress(Surroundings surroundings) {
    this.err = surroundings.err();
    this.clock = surroundings.clock();
    this.begun = clock.instant();
    this.wanted = surroundings.errTerminal();
    if (wanted) {
      Thread thread = new Thread(this::tick, "progress");
      thread.setDaemon(true);
      thread.start();
    }
  }

  private void tick() {
    try {
      while (draw()) {
        synchronized (this) {
          wait(PAUSE_MILLIS);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized boolean draw() {
    Duration since = Duration.between(begun, clock.instant());
    if (!over && since.compareTo(PATIENCE) >= 0) {
      String count = items == 0 ? "" : String.format(Locale.ROOT, ", %,d so far", items);
      err.print(WIPE + "barto-cli: " + doing + count + ", " + since.toSeconds() + " s");
      err.flush();
      visible = true;
    }
    return !over;
  }

  /** What is being done. */
  public synchronized void doing(String what) {
    doing = what;
  }

  /** So much more has come. */
  public synchronized void more(long count) {
    items += count;
  }

  /** Whether anybody sees it. */
  public boolean isWanted() {
    return wanted;
  }

  /** It is over: the line is wiped. */
  @Override
  public synchronized void close() {
    over = true;
    notifyAll();
    if (visible) {
      err.print(WIPE);
      err.flush();
      visible = false;
    }
  }
}
