package io.barto.server.query.control;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Ends some work once it has taken so long, and does not count how long others take with what it
 * hands over.
 */
public final class WorkingTime implements AutoCloseable {
  private final ScheduledExecutorService scheduler;
  private final LongSupplier nanoTime;
  private final Runnable end;
  private long left;
  private long since;
  private @Nullable ScheduledFuture<?> alarm;

  /**
   * Begins.
   *
   * @param most how long it may take, in nanoseconds
   * @param end ends it, on a thread of the scheduler
   */
  public WorkingTime(
      ScheduledExecutorService scheduler, LongSupplier nanoTime, long most, Runnable end) {
    this.scheduler = scheduler;
    this.nanoTime = nanoTime;
    this.end = end;
    this.left = most;
    goOn();
  }

  /** Does something whose time is not counted. */
  public void uncounted(Runnable other) {
    close();
    left -= nanoTime.getAsLong() - since;
    try {
      other.run();
    } finally {
      goOn();
    }
  }

  private void goOn() {
    since = nanoTime.getAsLong();
    alarm = scheduler.schedule(end, Math.max(0, left), TimeUnit.NANOSECONDS);
  }

  /** The work has come to its end. */
  @Override
  public void close() {
    if (alarm != null) {
      alarm.cancel(false);
    }
  }
}
