package io.barto.selftest;

import io.barto.selftest.evidence.EndStates;
import io.barto.selftest.evidence.Ledger;
import io.barto.selftest.fault.Timeline;
import io.barto.selftest.site.Site;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Goes through a timeline, and meanwhile starts again what ends by itself, and looks at the ledger
 * now and then.
 */
final class Course implements AutoCloseable {
  private static final long TICK_MILLIS = 100;
  private static final long SNAPSHOT_SECONDS = 7;

  private final Site site;
  private final Clock clock;
  private final ScheduledExecutorService observer;
  private final ScheduledFuture<?> observation;

  Course(Site site, Ledger ledger, EndStates endStates, Clock clock) {
    this.site = site;
    this.clock = clock;
    this.observer =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              var thread = new Thread(task, "observer");
              thread.setDaemon(true);
              return thread;
            });
    // in a thread of its own: a stopped database must not hold up what is to be done to it next
    this.observation =
        observer.scheduleWithFixedDelay(
            () -> observe(ledger, endStates), SNAPSHOT_SECONDS, SNAPSHOT_SECONDS, TimeUnit.SECONDS);
  }

  private static void observe(Ledger ledger, EndStates endStates) {
    try {
      endStates.take(ledger.runs());
    } catch (SQLException | IOException e) {
      // the database is away, which is part of the test
    }
  }

  /** Takes all steps and returns when the time is over. */
  void run(Timeline timeline, Instant start, Instant end, Report report)
      throws IOException, InterruptedException {
    for (Timeline.Step step : timeline.steps()) {
      idleUntil(start.plus(step.at()));
      if (!step.what().isEmpty()) {
        report.step(Duration.between(start, clock.instant()), step.what());
      }
      step.action().run();
    }
    idleUntil(end);
  }

  /** Returns at an instant. */
  void idleUntil(Instant until) throws IOException, InterruptedException {
    while (clock.instant().isBefore(until)) {
      site.keepAlive();
      TimeUnit.MILLISECONDS.sleep(TICK_MILLIS);
    }
  }

  @Override
  public void close() {
    observation.cancel(false);
    observer.shutdown();
  }
}
