package io.barto.web.session;

import io.barto.web.caller.Caller;
import io.barto.web.limit.UnreadMessages;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What is to be sent on one session, in order, one frame at a time. Bounded: a peer that does not
 * read is cut off, so that it never costs more than this. Never waits; safe for use by several
 * threads.
 *
 * <p>A send that is complete has left for the container's buffers, which have no bound, and not for
 * the peer. So a ping follows every so many bytes, and these count as waiting until its pong: peers
 * answer pings in order, and only what they have read.
 */
public final class Outbox implements UnreadMessages.Holder {
  private static final Logger LOG = System.getLogger(Outbox.class.getName());
  private static final long SEND_TIMEOUT_MILLIS = 30_000;
  private static final int MAX_REASON = 120;

  /** What a frame costs beside its bytes. */
  private static final int OVERHEAD = 64;

  /** So many bytes share a ping. */
  private static final long MARK_EVERY = 16 << 10;

  /** What was sent before a ping. */
  private record Mark(long number, long bytes) {}

  private final Session session;
  private final UnaryOperator<byte[]> seal;
  private final Executor sender;
  private final UnreadMessages unread;
  private final ArrayDeque<byte[]> queue = new ArrayDeque<>();
  private final ArrayDeque<Mark> marks = new ArrayDeque<>();
  private long queued;
  private long handedOver;
  private long unmarked;
  private long lastMark;
  private boolean sending;
  private boolean closed;
  private @Nullable Thread handingOver;
  private @Nullable CloseReason closeWhenSent;

  public Outbox(Session session, UnreadMessages unread) {
    this(session, unread, UnaryOperator.identity(), Runnable::run);
  }

  /**
   * @param seal makes a message a frame; called for one at a time, in the order of sending
   * @param sender where that is done, and sending
   */
  public Outbox(
      Session session, UnreadMessages unread, UnaryOperator<byte[]> seal, Executor sender) {
    this.session = session;
    this.unread = unread;
    this.seal = seal;
    this.sender = sender;
    session.getAsyncRemote().setSendTimeout(SEND_TIMEOUT_MILLIS);
  }

  public void send(byte[] frame) {
    boolean overflow;
    synchronized (this) {
      if (closed || closeWhenSent != null) {
        return;
      }
      overflow = queued > 0 && queued + cost(frame) > unread.mostEach();
      if (!overflow) {
        queue.add(frame);
        queued += cost(frame);
      }
    }
    if (overflow) {
      cut();
    } else {
      unread.changed(this, cost(frame));
      sendSoon();
    }
  }

  private static long cost(byte[] frame) {
    return (long) frame.length + OVERHEAD;
  }

  /** One call too many does nothing. */
  private void sendSoon() {
    try {
      sender.execute(this::sendNext);
    } catch (RejectedExecutionException e) {
      close(CloseCodes.GOING_AWAY, "the server stops");
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
    handedOver = cost(frame);
    return frame;
  }

  private void sent(SendResult result) {
    CloseReason last;
    boolean looping;
    Mark mark;
    long more;
    synchronized (this) {
      sending = false;
      mark = closed ? null : marked(handedOver);
      more = closed ? 0 : (mark == null ? 0 : mark.bytes()) - handedOver;
      queued += more;
      looping = handingOver == Thread.currentThread();
      last = queue.isEmpty() ? closeWhenSent : null;
    }
    unread.changed(this, more);
    if (mark != null) {
      ping(mark);
    }
    if (last != null) {
      close(last.getCloseCode(), last.getReasonPhrase());
    } else if (!result.isOK()) {
      close(CloseCodes.UNEXPECTED_CONDITION, "could not send");
    } else if (!looping) {
      sendSoon();
    }
  }

  /** What has left counts again once there is enough for a ping, until the peer has answered it. */
  private @Nullable Mark marked(long bytes) {
    unmarked += bytes;
    if (unmarked < MARK_EVERY) {
      return null;
    }
    var mark = new Mark(++lastMark, unmarked);
    marks.add(mark);
    unmarked = 0;
    return mark;
  }

  private void ping(Mark mark) {
    try {
      session.getAsyncRemote().sendPing(ByteBuffer.allocate(Long.BYTES).putLong(0, mark.number()));
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.DEBUG, "could not ping", e);
      close(CloseCodes.UNEXPECTED_CONDITION, "could not send");
    }
  }

  /** The peer has answered a ping: it has read all before. Others' pongs mean nothing here. */
  public void answered(ByteBuffer pong) {
    if (pong.remaining() != Long.BYTES) {
      return;
    }
    long number = pong.getLong(pong.position());
    long read = 0;
    synchronized (this) {
      while (!marks.isEmpty() && marks.element().number() <= number) {
        read += marks.remove().bytes();
      }
      queued -= read;
    }
    unread.changed(this, -read);
  }

  /** Takes nothing more, and closes the session once what waits has left. */
  public void closeWhenSent(CloseReason.CloseCode code, String reason) {
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
  public void close(CloseReason.CloseCode code, String reason) {
    long dropped;
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      queue.clear();
      marks.clear();
      dropped = queued;
      queued = 0;
    }
    unread.changed(this, -dropped);
    try {
      session.close(new CloseReason(code, shortened(reason)));
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.DEBUG, "closing a session that was gone", e);
    }
  }

  @Override
  public synchronized long waiting() {
    return queued;
  }

  @Override
  public void cut() {
    LOG.log(Level.WARNING, "a peer at {0} does not read: cut off", Caller.of(session).address());
    close(CloseCodes.TRY_AGAIN_LATER, "too much waits to be read");
  }

  /** The session is gone; what still waited is dropped. */
  public void forget() {
    close(CloseCodes.GOING_AWAY, "");
  }

  /** A close frame has room for 123 bytes. */
  private static String shortened(String reason) {
    String ascii = reason.replaceAll("[^\\x20-\\x7e]", "?");
    return ascii.length() > MAX_REASON ? ascii.substring(0, MAX_REASON) : ascii;
  }
}
