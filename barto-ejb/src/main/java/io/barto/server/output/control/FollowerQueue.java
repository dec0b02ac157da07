package io.barto.server.output.control;

import io.barto.protocol.OutputBatch;
import io.barto.protocol.OutputBatch.Line;
import io.barto.protocol.OutputKind;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What waits for one who reads along. Bounded: what there is no room for is only counted, so that
 * one who reads slowly never holds up anybody. Safe for use by several threads.
 */
public final class FollowerQueue {
  /** How much text may wait. */
  static final long CAPACITY = 4 << 20;

  /** Of how many streams it is counted what they missed. */
  private static final int MOST_COUNTED = 1_000;

  private static final long LINE_OVERHEAD = 64;

  /** A stream of which something was left out. */
  public record Stream(UUID run, OutputKind kind) {}

  /**
   * What has come.
   *
   * @param missed how many lines were left out after these, by stream
   */
  public record Taken(List<OutputBatch> batches, Map<Stream, Long> missed) {
    public Taken {
      batches = List.copyOf(batches);
      missed = Map.copyOf(missed);
    }
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition come = lock.newCondition();
  private final ArrayDeque<OutputBatch> batches = new ArrayDeque<>();
  private final Map<Stream, Long> missed = new LinkedHashMap<>();
  private long waiting;
  private boolean closed;

  /** Adds what was stored; never waits. */
  public void add(OutputBatch batch) {
    lock.lock();
    try {
      long weight = weight(batch);
      // once something is left out, all is until it has been told: no line comes before one that
      // it follows
      if (missed.isEmpty() && (waiting == 0 || waiting + weight <= CAPACITY)) {
        batches.add(batch);
        waiting += weight;
      } else if (missed.size() < MOST_COUNTED) {
        missed.merge(new Stream(batch.run(), batch.kind()), (long) batch.lines().size(), Long::sum);
      }
      come.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private static long weight(OutputBatch batch) {
    long weight = LINE_OVERHEAD;
    for (Line line : batch.lines()) {
      weight += LINE_OVERHEAD + line.text().length();
    }
    return weight;
  }

  /** Takes what has come; waits for it, but no longer than so. */
  public Taken take(Duration patience) throws InterruptedException {
    long left = patience.toNanos();
    lock.lockInterruptibly();
    try {
      while (batches.isEmpty() && missed.isEmpty() && !closed && left > 0) {
        left = come.awaitNanos(left);
      }
      var taken = new Taken(new ArrayList<>(batches), missed);
      batches.clear();
      missed.clear();
      waiting = 0;
      return taken;
    } finally {
      lock.unlock();
    }
  }

  /** Lets go of whoever waits. */
  public void close() {
    lock.lock();
    try {
      closed = true;
      come.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
