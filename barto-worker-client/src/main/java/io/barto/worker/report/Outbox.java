package io.barto.worker.report;

import io.barto.protocol.OutputBatch;
import io.barto.protocol.RunEnd;
import io.barto.protocol.WorkerToServer;
import io.barto.protocol.WorkerToServer.Ended;
import io.barto.protocol.WorkerToServer.Output;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What one connection is to send. Reports go first, then ends, then output: an end is only put here
 * after the output of its run is stored, so it overtakes nothing but the output of others.
 *
 * <p>An outbox belongs to one connection and dies with it. What was in it is put into the next
 * one's, from the journal and the spool. It needs no bound of its own: {@link Uplink} bounds the
 * output in it, and of reports there are a few for each run.
 */
public final class Outbox {
  /** No more of the commands' bytes than this go into one message, one batch aside. */
  static final int MESSAGE_BYTES = 1 << 20;

  static final int MESSAGE_ENDS = 1000;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition filled = lock.newCondition();
  private final Deque<WorkerToServer> reports = new ArrayDeque<>();
  private final Deque<RunEnd> ends = new ArrayDeque<>();
  private final Deque<OutputBatch> batches = new ArrayDeque<>();

  /** Tells that something happened to a fire or run. */
  public void report(WorkerToServer message) {
    put(reports, message);
  }

  /** Tells how a run ended. */
  public void end(RunEnd end) {
    put(ends, end);
  }

  /** Hands output over. */
  public void output(OutputBatch batch) {
    put(batches, batch);
  }

  private <T> void put(Deque<T> queue, T item) {
    lock.lock();
    try {
      queue.add(item);
      filled.signal();
    } finally {
      lock.unlock();
    }
  }

  /** The next message, for which it waits; null: none came in time. */
  public @Nullable WorkerToServer take(long nanos) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = nanos;
      while (reports.isEmpty() && ends.isEmpty() && batches.isEmpty() && left > 0) {
        left = filled.awaitNanos(left);
      }
      return next();
    } finally {
      lock.unlock();
    }
  }

  /** Whether all of it is on its way. */
  public boolean isEmpty() {
    lock.lock();
    try {
      return reports.isEmpty() && ends.isEmpty() && batches.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /** The next message, at once; null: there is none. */
  @Nullable WorkerToServer poll() {
    lock.lock();
    try {
      return next();
    } finally {
      lock.unlock();
    }
  }

  private @Nullable WorkerToServer next() {
    WorkerToServer report = reports.poll();
    if (report != null) {
      return report;
    }
    if (!ends.isEmpty()) {
      return new Ended(takeEnds());
    }
    return batches.isEmpty() ? null : new Output(takeBatches());
  }

  private List<RunEnd> takeEnds() {
    var taken = new ArrayList<RunEnd>();
    for (RunEnd end = ends.poll(); end != null; end = ends.poll()) {
      taken.add(end);
      if (taken.size() == MESSAGE_ENDS) {
        break;
      }
    }
    return taken;
  }

  private List<OutputBatch> takeBatches() {
    var taken = new ArrayList<OutputBatch>();
    long bytes = 0;
    OutputBatch batch = batches.peek();
    while (batch != null && (taken.isEmpty() || bytes + batch.bytes() <= MESSAGE_BYTES)) {
      taken.add(batches.remove());
      bytes += batch.bytes();
      batch = batches.peek();
    }
    return taken;
  }
}
