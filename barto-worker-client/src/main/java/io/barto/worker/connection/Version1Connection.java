package io.barto.worker.connection;

import static java.lang.System.Logger.Level.WARNING;

import io.barto.security.DroppedException;
import io.barto.worker.report.Outbox;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;

/** Takes the messages of a server of version 1 out of their envelopes, and talks with it. */
final class Version1Connection {
  private static final System.Logger LOG = System.getLogger(Version1Connection.class.getName());

  private final Version1 side;
  private final CompletableFuture<String> closed;
  private final Version1Talk talk;
  private final Incoming incoming;

  Version1Connection(
      Version1 side, Outbox outbox, CompletableFuture<String> closed, LongSupplier nanos) {
    this.side = side;
    this.closed = closed;
    this.talk = new Version1Talk(side, outbox, nanos);
    this.incoming = new Incoming(talk::received, closed::complete);
  }

  boolean connected() {
    return talk.connected();
  }

  void take(ByteBuffer bytes) {
    if (side.objection() != null) {
      return; // the connection ends for it
    }
    if (!bytes.hasRemaining()) {
      talk.receivedNothing();
      return;
    }
    try {
      incoming.take(side.unwrap(bytes));
    } catch (DroppedException e) {
      LOG.log(WARNING, "a message of the server is dropped: {0}", e.getMessage());
    }
  }

  void ponged(ByteBuffer payload) {
    talk.ponged(payload);
  }

  /** Talks until the connection ends, and says why it did. */
  void talk(Version1Talk.Wire wire) throws ConnectionFailure, InterruptedException {
    String objection = side.objection();
    if (objection != null) {
      throw new ConnectionFailure(objection);
    }
    talk.begin(wire);
    while (!closed.isDone()) {
      talk.proceed(wire);
    }
    throw new ConnectionFailure(closed.join());
  }
}
