package io.barto.server.lane;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Writes batches until they are written. While the database can't be reached, or is full or read
 * only, it waits and tries again; a batch that the database refuses is halved until the one bad
 * item is found, which is refused for good, so that it never holds up the others.
 *
 * <p>The write must be idempotent: after an unclear commit it is done again.
 *
 * @param <T> what is written
 */
public final class BatchWriter<T> {
  private static final Logger LOG = System.getLogger(BatchWriter.class.getName());
  private static final long MAX_PAUSE_MILLIS = 5_000;

  private final String name;
  private final Consumer<List<T>> write;
  private final BiConsumer<T, String> refused;
  private final TroubleLog troubles = TroubleLog.ofServer();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition closing = lock.newCondition();
  private volatile boolean closed;

  /**
   * @param name for the log
   * @param write one transaction; throws where it was not, or not surely, committed
   */
  public BatchWriter(String name, Consumer<List<T>> write) {
    this(name, write, (item, reason) -> {});
  }

  /**
   * The same.
   *
   * @param refused told of each item that the database refuses for good, with the reason
   */
  public BatchWriter(String name, Consumer<List<T>> write, BiConsumer<T, String> refused) {
    this.name = name;
    this.write = write;
    this.refused = refused;
  }

  /**
   * Writes a batch, however long it takes.
   *
   * @return false where the writer was closed before everything was written
   */
  public boolean write(List<T> batch) {
    long pause = 100;
    while (!closed) {
      try {
        write.accept(batch);
        troubles.written();
        return true;
      } catch (RuntimeException e) {
        DatabaseTrouble trouble = DatabaseTrouble.of(e).orElse(null);
        if (trouble == null) {
          return halve(batch, e);
        }
        troubles.met(trouble, name + ": " + batch.size() + " items wait", e);
      }
      pause(pause);
      pause = Math.min(pause * 2, MAX_PAUSE_MILLIS);
    }
    return false;
  }

  private boolean halve(List<T> batch, RuntimeException failure) {
    if (batch.size() == 1) {
      return writeAgain(batch, failure);
    }
    int middle = batch.size() / 2;
    return write(batch.subList(0, middle)) && write(batch.subList(middle, batch.size()));
  }

  /** Once more, as the writer may have relied on what no longer holds and has forgotten it now. */
  private boolean writeAgain(List<T> one, RuntimeException failure) {
    try {
      write.accept(one);
    } catch (RuntimeException e) {
      if (DatabaseTrouble.of(e).isPresent()) {
        return write(one);
      }
      e.addSuppressed(failure);
      LOG.log(Level.ERROR, name + ": refused for good: " + rootMessage(e), e);
      refused.accept(one.get(0), rootMessage(e));
    }
    return true;
  }

  /** Lets go of whoever waits. */
  public void close() {
    lock.lock();
    try {
      closed = true;
      closing.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void pause(long millis) {
    lock.lock();
    try {
      long nanos = TimeUnit.MILLISECONDS.toNanos(millis);
      while (!closed && nanos > 0) {
        nanos = closing.awaitNanos(nanos);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closed = true;
    } finally {
      lock.unlock();
    }
  }

  static String rootMessage(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
  }
}
