package io.barto.worker.connection;

import io.barto.protocol.WorkerToServer;
import io.barto.protocol.WorkerToServerCodec;
import io.barto.worker.report.Outbox;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;

/** A connection to a server that speaks version 1 only, between its bytes and what they say. */
final class Version1Connection {
  /** Such a server speaks only when it is pinged, which is every 5 s; three may be lost. */
  private static final Duration SILENCE = Duration.ofSeconds(16);

  private final Version1 side;
  private final CompletableFuture<String> closed;
  private final LongSupplier nanos;
  private final Version1Talk talk;
  private final MessageReader reader;
  private volatile long heardAt;

  Version1Connection(
      Version1 side, Outbox outbox, CompletableFuture<String> closed, LongSupplier nanos) {
    this.side = side;
    this.closed = closed;
    this.nanos = nanos;
    this.talk = new Version1Talk(side, outbox, nanos);
    this.reader = new MessageReader(talk::received, closed::complete);
  }

  /** Whether the server has said which schedules it has. */
  boolean connected() {
    return talk.connected();
  }

  /** Listens to the server from now on, unless version 1 must not be spoken with it. */
  void open(Session session) {
    heardAt = nanos.getAsLong();
    if (side.objection() != null) {
      return;
    }
    session.addMessageHandler(ByteBuffer.class, (MessageHandler.Whole<ByteBuffer>) this::take);
    session.addMessageHandler(PongMessage.class, (MessageHandler.Whole<PongMessage>) this::take);
  }

  private void take(PongMessage pong) {
    heardAt = nanos.getAsLong();
    talk.ponged(pong.getApplicationData());
  }

  private void take(ByteBuffer bytes) {
    heardAt = nanos.getAsLong();
    if (!bytes.hasRemaining()) {
      talk.receivedNothing();
      return;
    }
    ByteBuffer message = side.unwrap(bytes);
    if (message != null) {
      reader.read(message);
    }
  }

  /** Talks until the connection ends, and says why it did. */
  void talk(Delivery delivery) throws ConnectionFailure, InterruptedException {
    String objection = side.objection();
    if (objection != null) {
      throw new ConnectionFailure(objection);
    }
    Version1Talk.Wire wire = wire(delivery);
    talk.begin(wire);
    while (!closed.isDone()) {
      talk.proceed(wire);
    }
    throw new ConnectionFailure(closed.join());
  }

  private Version1Talk.Wire wire(Delivery delivery) {
    return new Version1Talk.Wire() {
      @Override
      public void send(WorkerToServer message) throws ConnectionFailure, InterruptedException {
        delivery.send(WorkerToServerCodec.encode(message));
      }

      @Override
      public void ping(ByteBuffer payload) throws ConnectionFailure {
        checkSilence(delivery.patience());
        delivery.ping(payload);
      }
    };
  }

  private void checkSilence(Duration patience) throws ConnectionFailure {
    Duration limit = SILENCE.compareTo(patience) > 0 ? SILENCE : patience;
    if (nanos.getAsLong() - heardAt > limit.toNanos()) {
      throw new ConnectionFailure("the server has said nothing for " + limit.toSeconds() + " s");
    }
  }
}
