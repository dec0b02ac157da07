package io.barto.cli.connection;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What has come and is not printed yet. The web socket's thread waits while it is full; then
 * nothing more is read, and TCP makes the server wait.
 */
final class Inbox {
  private static final int MESSAGES = 16;
  private static final long PATIENCE_MILLIS = 100;

  /**
   * Something that came: a message, or the news that none will follow.
   *
   * @param bytes of a message; null at the end
   * @param end why there will be no more; empty where there is a message
   */
  record Arrival(@Nullable ByteBuffer bytes, String end) {}

  private final BlockingQueue<Arrival> arrivals = new ArrayBlockingQueue<>(MESSAGES);
  private volatile boolean abandoned;

  /** Takes a message in, as soon as there is room. */
  void message(byte[] bytes) {
    put(new Arrival(ByteBuffer.wrap(bytes), ""));
  }

  /** Nothing will follow. */
  void end(String reason) {
    put(new Arrival(null, reason));
  }

  private void put(Arrival arrival) {
    try {
      boolean taken = abandoned;
      while (!taken) {
        taken = arrivals.offer(arrival, PATIENCE_MILLIS, TimeUnit.MILLISECONDS) || abandoned;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Nobody will ask for more: whoever waits for room need not. */
  void abandon() {
    abandoned = true;
  }

  /** What came next; empty if nothing came in this time. */
  Optional<Arrival> next(Duration limit) throws InterruptedException {
    return Optional.ofNullable(arrivals.poll(limit.toMillis(), TimeUnit.MILLISECONDS));
  }
}
