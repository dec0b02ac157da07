package io.barto.worker.connection;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import io.barto.protocol.ServerToWorker;
import io.barto.protocol.ServerToWorker.Refusal;
import io.barto.protocol.ServerToWorker.Welcome;
import io.barto.protocol.Wire;
import io.barto.protocol.WorkerToServer;
import io.barto.protocol.WorkerToServerCodec;
import io.barto.worker.report.Outbox;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One connection. What is sent, is sent by the thread in {@link #serve}, one message after the
 * other; what comes is handed over by the WebSocket library's threads.
 */
final class Connection extends Endpoint {
  private static final System.Logger LOG = System.getLogger(Connection.class.getName());

  private final Conversation conversation;
  private final Duration patience;
  private final LongSupplier nanos;
  private final Outbox outbox = new Outbox();
  private final Incoming incoming;
  private final CompletableFuture<String> closed = new CompletableFuture<>();
  private volatile @Nullable Welcome welcome;
  private volatile long heardAt;

  /**
   * @param patience how long the server may be silent, or not take what it is sent
   */
  Connection(Conversation conversation, Duration patience, LongSupplier nanos) {
    this.conversation = conversation;
    this.patience = patience;
    this.nanos = nanos;
    this.heardAt = nanos.getAsLong();
    this.incoming = new Incoming(this::received, closed::complete);
  }

  /** Whether the server has welcomed this worker. */
  boolean welcomed() {
    return welcome != null;
  }

  @Override
  public void onOpen(Session session, EndpointConfig config) {
    session.setMaxBinaryMessageBufferSize(Wire.MAX_MESSAGE);
    session.addMessageHandler(
        ByteBuffer.class,
        (MessageHandler.Whole<ByteBuffer>)
            bytes -> {
              heardAt = nanos.getAsLong();
              incoming.take(bytes);
            });
  }

  @Override
  public void onClose(Session session, CloseReason reason) {
    String why = reason.getReasonPhrase();
    closed.complete(
        "the server closed the connection"
            + (why == null || why.isEmpty() ? "" : ": " + why)
            + " ("
            + reason.getCloseCode().getCode()
            + ")");
  }

  @Override
  public void onError(Session session, Throwable thrown) {
    closed.complete("the connection broke: " + thrown.getMessage());
  }

  private void received(ServerToWorker message) {
    if (message instanceof Welcome first) {
      if (welcome == null) {
        welcome = first;
        LOG.log(INFO, "welcomed by bartos {0}", first.serverVersion());
        conversation.welcomed(first, outbox);
      }
    } else if (welcome != null) {
      conversation.received(message);
    } else if (message instanceof Refusal refusal) {
      // the reason of the close that follows has room for a part of this only
      LOG.log(WARNING, "the server says: {0}", refusal.text());
    }
  }

  /** Talks until the connection ends, one way or the other, and says why it did. */
  void serve(Session session) throws ConnectionFailure, InterruptedException {
    try {
      if (!Wire.VERSION_2.equals(session.getNegotiatedSubprotocol())) {
        throw new ConnectionFailure(
            "the server speaks version 1 of the protocol only, this worker needs version 2:"
                + " upgrade bartos");
      }
      heardAt = nanos.getAsLong();
      send(session, conversation.hello());
      talk(session);
    } finally {
      conversation.disconnected(outbox);
      // closing waits for the peer, who may be the very reason to close
      CompletableFuture<Void> closing = CompletableFuture.runAsync(() -> close(session));
      closing.completeOnTimeout(null, 1, SECONDS).join();
    }
  }

  private void talk(Session session) throws ConnectionFailure, InterruptedException {
    long heartbeatAt = nanos.getAsLong();
    while (!closed.isDone()) {
      WorkerToServer next = outbox.take(Duration.ofMillis(200).toNanos());
      if (next != null) {
        send(session, next);
      }
      long now = nanos.getAsLong();
      Welcome known = welcome;
      if (known != null && now - heartbeatAt >= 0) {
        send(session, conversation.heartbeat());
        heartbeatAt = now + Duration.ofMillis(Math.max(known.heartbeatMillis(), 200)).toNanos();
      }
      if (now - heardAt > patience.toNanos()) {
        throw new ConnectionFailure(
            "the server has said nothing for " + patience.toSeconds() + " s");
      }
    }
    throw new ConnectionFailure(closed.join());
  }

  private void send(Session session, WorkerToServer message)
      throws ConnectionFailure, InterruptedException {
    var bytes = ByteBuffer.wrap(WorkerToServerCodec.encode(message));
    Future<Void> sent = session.getAsyncRemote().sendBinary(bytes);
    try {
      sent.get(patience.toMillis(), MILLISECONDS);
    } catch (TimeoutException e) {
      throw new ConnectionFailure("the server takes nothing any more");
    } catch (ExecutionException e) {
      throw new ConnectionFailure("the connection broke: " + e.getMessage());
    }
  }

  private static void close(Session session) {
    try {
      session.close();
    } catch (IOException e) {
      LOG.log(DEBUG, "closing a dead connection", e);
    }
  }
}
