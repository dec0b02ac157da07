package io.barto.web.worker;

import io.barto.protocol.WorkerToServer;
import io.barto.protocol.WorkerToServer.Output;
import io.barto.security.DroppedException;
import io.barto.security.FrameOpener;
import io.barto.server.worker.boundary.DroppedMessages;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Checks the seals of what a worker sends on one connection: what fails is dropped, counted and
 * told, and the next good message is taken.
 *
 * <p>Two things make a connection useless. Where nothing good has come a moment after something was
 * dropped, the keys differ, and the worker is refused with the reason. Where a message is missing,
 * and somebody has taken it out or spoilt it, later output must not be stored behind the hole: so
 * none is taken, and the connection is closed for the worker to make it anew, which brings
 * everything that is missing.
 *
 * <p>Used by one thread at a time, {@link #greeted} aside.
 */
final class WorkerSeals {
  private static final Logger LOG = System.getLogger(WorkerSeals.class.getName());

  /** What is to happen to the connection in a moment. */
  interface Moment {
    /** Calls, a second from now. */
    void later(Runnable what);
  }

  private final String worker;
  private final FrameOpener opener;
  private final DroppedMessages dropped;
  private final Moment moment;
  private final Consumer<String> refuse;
  private final Consumer<String> renew;
  private volatile boolean greeted;
  private boolean refusing;
  private boolean renewing;

  /**
   * @param refuse is told why the worker can't be served
   * @param renew is told why the connection has to be made anew
   */
  WorkerSeals(
      String worker,
      FrameOpener opener,
      DroppedMessages dropped,
      Moment moment,
      Consumer<String> refuse,
      Consumer<String> renew) {
    this.worker = worker;
    this.opener = opener;
    this.dropped = dropped;
    this.moment = moment;
    this.refuse = refuse;
    this.renew = renew;
  }

  /** The message in a frame; null where it was dropped. */
  @Nullable ByteBuffer open(ByteBuffer frame) {
    try {
      ByteBuffer message = opener.open(frame);
      if (opener.missing() > 0 && !renewing) {
        renewing = true;
        renewSoon();
      }
      return message;
    } catch (DroppedException e) {
      drop(e);
      return null;
    }
  }

  /** Whether frames without a seal are dropped. */
  boolean demandsSeal() {
    return opener.demandsSeal();
  }

  /** Whether a good message may be handled. */
  boolean takes(WorkerToServer message) {
    return !renewing || !(message instanceof Output);
  }

  /** The worker has said a good hello: its keys are right. */
  void greeted() {
    greeted = true;
  }

  private void drop(DroppedException why) {
    long untold = dropped.dropped(worker, why.reason());
    if (untold > 0) {
      LOG.log(
          Level.WARNING,
          "worker {0}: dropped {1}: {2}",
          worker,
          untold == 1 ? "a message" : untold + " messages, the last because",
          why.getMessage());
    }
    if (!greeted && !refusing) {
      refusing = true;
      moment.later(() -> refuseUnlessGreeted(String.valueOf(why.getMessage())));
    }
  }

  private void refuseUnlessGreeted(String reason) {
    if (!greeted) {
      refuse.accept(reason);
    }
  }

  private void renewSoon() {
    LOG.log(
        Level.WARNING,
        "worker {0}: {1} of its messages did not arrive as sent; it will connect anew",
        worker,
        opener.missing());
    moment.later(() -> renew.accept("messages got lost on their way: connect again"));
  }
}
