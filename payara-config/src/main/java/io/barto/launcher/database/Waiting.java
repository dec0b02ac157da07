package io.barto.launcher.database;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for conditions of other processes, until told to stop waiting altogether. */
final class Waiting {

  private static final long STEP_MILLIS = 50;

  private final CountDownLatch givenUp = new CountDownLatch(1);

  /** Whether the condition came true in time; false too once waiting was given up. */
  boolean until(Duration patience, BooleanSupplier condition) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - deadline > 0 || pause(STEP_MILLIS)) {
        return false;
      }
    }
    return true;
  }

  /** Whether waiting was given up, during the pause or before. */
  boolean pause(long millis) {
    try {
      return givenUp.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  void giveUp() {
    givenUp.countDown();
  }

  boolean isGivenUp() {
    return givenUp.getCount() == 0;
  }
}
