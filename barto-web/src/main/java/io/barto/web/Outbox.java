package io.barto.web;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What is to be sent on one session, in order, one frame at a time. Bounded: a peer that does not
 * read is cut off, so that it never costs more than this. Never waits; safe for use by several
 * threads.
 */
final class Outbox {
  private static final Logger LOG = System.getLogger(Outbox.class.getName());
  private static final long CAPACITY = 32L << 20;
  private static final long SEND_TIMEOUT_MILLIS = 30_000;
  private static final int MAX_REASON = 120;

  private final Session session;
  private final UnaryOperator<byte[]> seal;
  private final ArrayDeque<byte[]> queue = new ArrayDeque<>();
  private long queued;
  private boolean sending;
  private boolean closed;
  private @Nullable Thread handingOver;
  private @Nullable CloseReason closeWhenSent;

  Outbox(Session session) {
    this(session, UnaryOperator.identity());
  }

  /**
   * @param seal makes a message a frame; called for one at a time, in the order of sending
   */
  Outbox(Session session, UnaryOperator<byte[]> seal) {
    this.session = session;
    this.seal = seal;
    session.getAsyncRemote().setSendTimeout(SEND_TIMEOUT_MILLIS);
  }

  void send(byte[] frame) {
    boolean overflow;
    synchronized (this) {
      if (closed || closeWhenSent != null) {
        return;
      }
      overflow = queued > 0 && queued + frame.length > CAPACITY;
      if (!overflow) {
        queue.add(frame);
        queued += frame.length;
      }
    }
    if (overflow) {
      close(CloseCodes.TRY_AGAIN_LATER, "too much waits to be read");
    } else {
      sendNext();
    }
  }

  /** A loop and not a chain of calls: a send may be complete before it returns. */
  private void sendNext() {
    for (byte[] frame = take(); frame != null; frame = take()) {
      try {
        session.getAsyncRemote().sendBinary(ByteBuffer.wrap(seal.apply(frame)), this::sent);
      } catch (RuntimeException e) {
        LOG.log(Level.DEBUG, "could not send", e);
        close(CloseCodes.UNEXPECTED_CONDITION, "could not send");
      }
    }
  }

  private synchronized byte @Nullable [] take() {
    if (sending || closed || queue.isEmpty()) {
      handingOver = handingOver == Thread.currentThread() ? null : handingOver;
      return null;
    }
    handingOver = Thread.currentThread();
    sending = true;
    byte[] frame = queue.remove();
    queued -= frame.length;
    return frame;
  }

  private void sent(SendResult result) {
    CloseReason last;
    boolean looping;
    synchronized (this) {
      sending = false;
      looping = handingOver == Thread.currentThread();
      last = queue.isEmpty() ? closeWhenSent : null;
    }
    if (last != null) {
      close(last.getCloseCode(), last.getReasonPhrase());
    } else if (!result.isOK()) {
      close(CloseCodes.UNEXPECTED_CONDITION, "could not send");
    } else if (!looping) {
      sendNext();
    }
  }

  /** Takes nothing more, and closes the session once what waits has left. */
  void closeWhenSent(CloseReason.CloseCode code, String reason) {
    boolean nothingWaits;
    synchronized (this) {
      closeWhenSent = new CloseReason(code, shortened(reason));
      nothingWaits = queue.isEmpty() && !sending;
    }
    if (nothingWaits) {
      close(code, reason);
    }
  }

  /** Closes the session; what still waits is dropped. */
  void close(CloseReason.CloseCode code, String reason) {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      queue.clear();
    }
    try {
      session.close(new CloseReason(code, shortened(reason)));
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.DEBUG, "closing a session that was gone", e);
    }
  }

  /** A close frame has room for 123 bytes. */
  private static String shortened(String reason) {
    String ascii = reason.replaceAll("[^\\x20-\\x7e]", "?");
    return ascii.length() > MAX_REASON ? ascii.substring(0, MAX_REASON) : ascii;
  }
}
