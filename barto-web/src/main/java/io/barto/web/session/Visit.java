package io.barto.web.session;

import io.barto.protocol.Wire;
import io.barto.web.caller.Caller;
import io.barto.web.limit.Doorkeeper;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** What one connection may do, and its place among all. */
public final class Visit {
  private static final Logger LOG = System.getLogger(Visit.class.getName());
  private static final int BAD_IN_A_ROW = 10;

  private final Session session;
  private final Doorkeeper doorkeeper;
  private final String address;
  private final AtomicBoolean counted;
  private int badInARow;
  private volatile long heardAt;
  private volatile boolean endedHere;

  private Visit(Session session, Doorkeeper doorkeeper, String address, boolean counted) {
    this.session = session;
    this.doorkeeper = doorkeeper;
    this.address = address;
    this.counted = new AtomicBoolean(counted);
  }

  /** Begins with a connection; one for which there is no room is closed at once. */
  public static Visit begin(Session session, Doorkeeper doorkeeper, Duration idle) {
    String address = Caller.of(session).address();
    Optional<String> full = doorkeeper.enter(address);
    session.setMaxIdleTimeout(idle.toMillis());
    var visit = new Visit(session, doorkeeper, address, full.isEmpty());
    full.ifPresent(reason -> visit.close(CloseCodes.TRY_AGAIN_LATER, reason));
    return visit;
  }

  /** Whether there was room for it. */
  public boolean admitted() {
    return counted.get();
  }

  /** Ends the connection unless its worker has said hello in time. */
  public void awaitHello(BooleanSupplier said) {
    Duration limit = doorkeeper.limits().helloTimeout();
    doorkeeper.after(
        limit,
        () -> {
          if (counted.get() && !said.getAsBoolean()) {
            String reason = "no hello within " + limit.toSeconds() + " s";
            LOG.log(Level.WARNING, "a worker''s connection from {0}: {1}", address, reason);
            close(CloseCodes.VIOLATED_POLICY, reason);
          }
        });
  }

  /** The peer has sent something. */
  public void heard() {
    heardAt = System.nanoTime();
  }

  /**
   * Ends the connection once its peer has sent nothing for so long. The container's own limit does
   * not see it as long as something is sent to the peer.
   */
  public void expectMessages(Duration limit) {
    heard();
    doorkeeper.after(limit, () -> endWhereSilent(limit));
  }

  private void endWhereSilent(Duration limit) {
    if (!counted.get()) {
      return;
    }
    long left = heardAt + limit.toNanos() - System.nanoTime();
    if (left > 0) {
      doorkeeper.after(Duration.ofNanos(left).plusMillis(1), () -> endWhereSilent(limit));
      return;
    }
    String reason = "nothing was heard for " + limit.toSeconds() + " s";
    LOG.log(Level.WARNING, "a worker''s connection from {0}: {1}", address, reason);
    close(CloseCodes.VIOLATED_POLICY, reason);
  }

  /** Whether a worker's message is too large; ends the connection then. */
  public boolean isTooLarge(ByteBuffer message, boolean greeted) {
    long most = doorkeeper.limits().messageSize();
    long limit = greeted ? most : Math.min(most, Wire.MAX_HELLO);
    if (message.remaining() <= limit) {
      return false;
    }
    LOG.log(
        Level.WARNING, "{0} sent a message of {1} bytes: cut off", address, message.remaining());
    close(CloseCodes.TOO_BIG, "a message of more than " + limit + " bytes");
    return true;
  }

  /** A message could be read. */
  public void good() {
    badInARow = 0;
  }

  /**
   * A message could not be read. Logged; ends the connection where it was one too many.
   *
   * @param peer for people
   * @param outbox closes after what it has sent
   * @return whether the connection goes on
   */
  public boolean bad(String peer, String why, Outbox outbox) {
    badInARow++;
    LOG.log(Level.WARNING, "{0}: bad message number {1} in a row: {2}", peer, badInARow, why);
    CloseReason end = tooManyBad();
    if (end != null) {
      endedHere = true;
      outbox.close(end.getCloseCode(), end.getReasonPhrase());
    }
    return end == null;
  }

  private @Nullable CloseReason tooManyBad() {
    if (badInARow >= BAD_IN_A_ROW) {
      return new CloseReason(CloseCodes.NOT_CONSISTENT, "ten bad messages in a row");
    }
    return doorkeeper.tooManyBadMessages(address)
        ? new CloseReason(CloseCodes.VIOLATED_POLICY, "too many bad messages from this address")
        : null;
  }

  /** Whether it was this end that found it had to close the connection. */
  public boolean endedHere() {
    return endedHere;
  }

  private void close(CloseReason.CloseCode code, String reason) {
    endedHere = true;
    try {
      session.close(new CloseReason(code, reason));
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.DEBUG, "closing a session that was gone", e);
    }
  }

  /** The connection is gone. */
  public void end() {
    if (counted.compareAndSet(true, false)) {
      doorkeeper.leave(address);
    }
  }
}
