package io.barto.worker.report;

import io.barto.protocol.OutputBatch;
import org.jspecify.annotations.Nullable;

/**
 * The way to the server as those see it who have something to tell: there is an outbox while
 * somebody is connected, and a bound on the output that is sent but not yet stored. What finds no
 * room stays in the spool, and at last in the command's pipe.
 *
 * <p>Used by one thread.
 */
public final class Uplink {
  /** Bytes of one run on their way. */
  public static final long RUN_WINDOW = 1 << 20;

  /** Bytes of all runs on their way. */
  public static final long WINDOW = 8 << 20;

  private @Nullable Outbox outbox;
  private long inFlight;

  /** There is a connection, on which nothing is on its way yet. */
  public void opened(Outbox to) {
    outbox = to;
    inFlight = 0;
  }

  /** The connection is gone. */
  public void closed() {
    outbox = null;
    inFlight = 0;
  }

  /** Where to put what is to be told; null: nobody is connected. */
  public @Nullable Outbox outbox() {
    return outbox;
  }

  /** Whether a run may send output, of which it has so much on its way. */
  public boolean hasRoom(long ofRun) {
    return outbox != null && ofRun < RUN_WINDOW && inFlight < WINDOW;
  }

  /** Whether output is on its way. */
  public boolean isMoving() {
    return inFlight > 0;
  }

  /** Sends output. */
  public void send(OutputBatch batch) {
    if (outbox == null) {
      throw new IllegalStateException("nobody is connected");
    }
    outbox.output(batch);
    inFlight += batch.bytes();
  }

  /** So many bytes are stored, or nobody waits for them any more. */
  public void arrived(long bytes) {
    inFlight = Math.max(0, inFlight - bytes);
  }
}
