package io.barto.server.lane;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/**
 * Takes items from many threads and hands them, in order, to one handler: all that piled up while
 * it was busy as one batch. So a slow handler makes batches larger, not the queue longer; the queue
 * is bounded by weight, and who would exceed it waits.
 *
 * <p>No thread is held while there is nothing to do.
 *
 * @param <T> what is handed over
 */
public final class Lane<T> {
  private static final Logger LOG = System.getLogger(Lane.class.getName());

  private final String name;
  private final Executor executor;
  private final ToLongFunction<T> weight;
  private final long capacity;
  private final long batchWeight;
  private final Consumer<List<T>> handler;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition room = lock.newCondition();
  private final ArrayDeque<T> queue = new ArrayDeque<>();
  private long queued;
  private boolean draining;
  private boolean closed;

  /**
   * @param name for the log
   * @param executor runs the handler; never more than one of its threads at a time
   * @param weight of an item, for instance its bytes; less than 1 counts as 1, so that no number of
   *     weightless items fills the memory
   * @param capacity how much may wait; one item may exceed it when nothing else waits
   * @param batchWeight how much one batch may hold; at least one item
   * @param handler what it throws is logged and the batch counts as handled
   */
  public Lane(
      String name,
      Executor executor,
      ToLongFunction<T> weight,
      long capacity,
      long batchWeight,
      Consumer<List<T>> handler) {
    this.name = name;
    this.executor = executor;
    this.weight = weight;
    this.capacity = capacity;
    this.batchWeight = batchWeight;
    this.handler = handler;
  }

  /** Adds an item; waits where the lane is full. After {@link #close} it does nothing. */
  public void put(T item) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long itemWeight = weigh(item);
      while (!closed && queued > 0 && queued + itemWeight > capacity) {
        room.await();
      }
      if (closed) {
        return;
      }
      queue.add(item);
      queued += itemWeight;
      startDraining();
    } finally {
      lock.unlock();
    }
  }

  /** Drops what waits and lets go of whoever waits for room. */
  public void close() {
    lock.lock();
    try {
      closed = true;
      queue.clear();
      queued = 0;
      room.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private long weigh(T item) {
    return Math.max(1, weight.applyAsLong(item));
  }

  private void startDraining() {
    if (!draining) {
      draining = true;
      try {
        executor.execute(this::drain);
      } catch (RejectedExecutionException e) {
        draining = false; // so that the next item tries again
        throw e;
      }
    }
  }

  private void drain() {
    List<T> batch = takeBatch();
    while (!batch.isEmpty()) {
      try {
        handler.accept(batch);
      } catch (RuntimeException | Error e) { // an Error, too, must not end the lane for ever
        LOG.log(Level.ERROR, "lane " + name + " lost a batch of " + batch.size(), e);
      }
      batch = takeBatch();
    }
  }

  /** Empty where nothing waits; draining has then ended. */
  private List<T> takeBatch() {
    lock.lock();
    try {
      var batch = new ArrayList<T>();
      long taken = 0;
      while (!queue.isEmpty() && (batch.isEmpty() || taken + weigh(queue.peek()) <= batchWeight)) {
        T item = queue.remove();
        taken += weigh(item);
        batch.add(item);
      }
      queued -= taken;
      draining = !batch.isEmpty();
      room.signalAll();
      return batch;
    } finally {
      lock.unlock();
    }
  }
}
