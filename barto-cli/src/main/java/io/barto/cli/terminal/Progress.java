package io.barto.cli.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Says on standard error, where that is a terminal, that something takes long: from its first
 * second on, on one line that is wiped when it is over, and before anything else is written there.
 */
public final class Progress implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final long PAUSE_MILLIS = 250;
  private static final String WIPE = "\r\u001B[K";

  private final PrintStream err;
  private final InstantSource clock;
  private boolean wanted;
  private Instant begun = Instant.MAX;

  /** Null: nothing is known but that it is waited for. */
  private @Nullable String doing;

  private long parts;
  private boolean visible;
  private boolean wipedAtTheEnd;

  /** Null: nothing is going on. */
  private @Nullable Thread ticking;

  /** Nothing is going on yet. */
  public Progress(Surroundings surroundings) {
    this.err = surroundings.err();
    this.clock = surroundings.clock();
    this.wanted = surroundings.errTerminal();
  }

  /**
   * The same surroundings, but that what is written there does not get between: standard error
   * wipes the line, and so does an answer on the same terminal, which ends it.
   */
  public Surroundings around(Surroundings surroundings) {
    if (!wanted) {
      return surroundings;
    }
    PrintStream out = surroundings.out();
    return surroundings
        .with(surroundings.terminal() ? new Preceded(out, this::close) : out)
        .withErr(new Preceded(err, this::wipe));
  }

  /** Something begins; nothing is to be seen of it yet. */
  public synchronized Progress begin() {
    begun = clock.instant();
    doing = null;
    parts = 0;
    if (wanted && ticking == null) {
      var thread = new Thread(this::tick, "progress");
      thread.setDaemon(true);
      ticking = thread;
      thread.start();
    }
    return this;
  }

  private synchronized void tick() {
    try {
      while (ticking == Thread.currentThread()) {
        draw();
        wait(PAUSE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void draw() {
    Duration since = Duration.between(begun, clock.instant());
    if (since.compareTo(PATIENCE) < 0) {
      return;
    }
    wipeAtTheEnd();
    if (wanted) {
      err.print(WIPE + "barto-cli: " + words() + ", " + since.toSeconds() + " s");
      err.flush();
      visible = true;
    }
  }

  /** Ctrl-C ends the program in any place. */
  private void wipeAtTheEnd() {
    if (!wipedAtTheEnd) {
      wipedAtTheEnd = true;
      try {
        Runtime.getRuntime().addShutdownHook(new Thread(this::leave, "progress-end"));
      } catch (IllegalStateException e) {
        wanted = false; // it is being ended
      }
    }
  }

  private String words() {
    if (doing != null) {
      return doing;
    }
    String some = parts == 1 ? ", %,d part so far" : ", %,d parts so far";
    return "waiting for the server" + (parts == 0 ? "" : String.format(Locale.ROOT, some, parts));
  }

  private synchronized void wipe() {
    if (visible) {
      err.print(WIPE);
      err.flush();
      visible = false;
    }
  }

  /** What is being done. */
  public synchronized void doing(String what) {
    doing = what;
  }

  /** A part of the answer has come. */
  public synchronized void more() {
    parts++;
  }

  /** It is over: the line is wiped. */
  @Override
  public synchronized void close() {
    ticking = null;
    notifyAll();
    wipe();
  }

  /** Nothing more is said from now on: something else has the terminal. */
  public synchronized void leave() {
    wanted = false;
    close();
  }

  /** A stream before whose every word something is done. */
  private static final class Preceded extends PrintStream {
    private final Runnable before;

    Preceded(PrintStream to, Runnable before) {
      super(to, false, UTF_8);
      this.before = before;
    }

    @Override
    public void write(int b) {
      before.run();
      super.write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      before.run();
      super.write(bytes, offset, length);
    }
  }
}
