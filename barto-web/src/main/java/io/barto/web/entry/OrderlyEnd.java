package io.barto.web.entry;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Ends an upgraded connection where that does no harm. Once it is ended, the container takes what
 * still comes on it for another request, made of the remains of the first one, and fails with a
 * page of stack trace. A peer answers a close at once, so that this is no rare case. Therefore the
 * thread that reads ends the connection; another one only where nothing comes any more.
 */
final class OrderlyEnd {
  private static final Logger LOG = System.getLogger(OrderlyEnd.class.getName());

  /** What may fail because the connection is gone. */
  interface Action {
    void run() throws IOException;
  }

  private final Action ending;
  private final Consumer<Runnable> later;
  private @Nullable Thread reader;
  private boolean wanted;
  private boolean ended;

  /**
   * @param ending ends the connection; called once
   * @param later calls back in a moment, when the peer has had the time to answer
   */
  OrderlyEnd(Action ending, Consumer<Runnable> later) {
    this.ending = ending;
    this.later = later;
  }

  /** Ends the connection, now or in a moment. */
  void end() throws IOException {
    boolean reading;
    synchronized (this) {
      reading = reader == Thread.currentThread();
      if (wanted && !reading) {
        return;
      }
      wanted = true;
    }
    if (reading) {
      endOnce();
    } else {
      endLater();
    }
  }

  /** Ends the connection whatever may come of it: what it holds is needed now. */
  void endAtOnce() throws IOException {
    synchronized (this) {
      wanted = true;
    }
    endOnce();
  }

  private void endLater() {
    try {
      later.accept(this::endAnyhow);
    } catch (RuntimeException e) { // the server stops
      endAnyhow();
    }
  }

  /** Called by the container's thread where something has come. */
  void read(Action reading) throws IOException {
    synchronized (this) {
      reader = Thread.currentThread();
    }
    try {
      if (!isWanted()) {
        reading.run();
      }
    } finally {
      if (isWanted()) {
        endOnce();
      }
      synchronized (this) {
        reader = null;
      }
    }
  }

  private synchronized boolean isWanted() {
    return wanted;
  }

  private void endOnce() throws IOException {
    synchronized (this) {
      if (ended) {
        return;
      }
      ended = true;
    }
    ending.run();
  }

  private void endAnyhow() {
    synchronized (this) {
      if (reader != null) {
        return; // it ends it when it has read
      }
    }
    try {
      endOnce();
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.DEBUG, "closing a connection that was gone", e);
    }
  }
}
