package io.barto.server.lane;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What the log has of a trouble with the database, whoever meets it: a line as it begins, one a
 * minute as long as it lasts, and one as it is over. All who write to the database share one.
 */
public final class TroubleLog {
  private static final TroubleLog OF_SERVER =
      new TroubleLog(System::nanoTime, System.getLogger(TroubleLog.class.getName())::log);
  private static final long AGAIN = Duration.ofMinutes(1).toNanos();

  /** Takes a line. */
  @FunctionalInterface
  interface Lines {
    void accept(Logger.Level level, String line);
  }

  private final LongSupplier nanos;
  private final Lines lines;
  private volatile @Nullable DatabaseTrouble trouble;
  private long begun;
  private long told;

  TroubleLog(LongSupplier nanos, Lines lines) {
    this.nanos = nanos;
    this.lines = lines;
  }

  /** The one of this server. */
  public static TroubleLog ofServer() {
    return OF_SERVER;
  }

  /**
   * Something could not be written and waits.
   *
   * @param what waits, for people
   * @param failure by which it was met
   */
  public synchronized void met(DatabaseTrouble met, String what, Throwable failure) {
    long now = nanos.getAsLong();
    boolean other = trouble != met;
    if (trouble == null) {
      begun = now;
    }
    if (other || now - told >= AGAIN) {
      told = now;
      lines.accept(
          Level.WARNING,
          met + " (" + cause(failure) + "); " + (other ? "" : lasts(now) + "; ") + what);
    }
    trouble = met;
  }

  /** What the container says of a transaction that a lost connection has ended is for nobody. */
  private static String cause(Throwable failure) {
    String words = BatchWriter.rootMessage(failure);
    return words.contains("org.omg.CORBA") ? "its connection was lost" : words;
  }

  private String lasts(long now) {
    return "since " + Duration.ofNanos(now - begun).toSeconds() + " s";
  }

  /** Something was written. */
  public void written() {
    if (trouble != null) {
      over();
    }
  }

  private synchronized void over() {
    if (trouble != null) {
      trouble = null;
      lines.accept(
          Level.INFO,
          "the database takes what is written again, after "
              + Duration.ofNanos(nanos.getAsLong() - begun).toSeconds()
              + " s");
    }
  }
}
