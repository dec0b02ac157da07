package io.barto.worker.connection;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.INFO;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import io.barto.protocol.ServerToWorker;
import io.barto.protocol.ServerToWorker.Welcome;
import io.barto.protocol.Wire;
import io.barto.protocol.WorkerToServer;
import io.barto.protocol.WorkerToServerCodec;
import io.barto.worker.report.Outbox;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.PongMessage;
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
  private final Version1Connection version1;
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
    this.version1 = new Version1Connection(conversation.version1(), outbox, closed, nanos);
  }

  /** Whether the server has welcomed this worker. */
  boolean welcomed() {
    return welcome != null || version1.connected();
  }

  @Override
  public void onOpen(Session session, EndpointConfig config) {
    session.setMaxBinaryMessageBufferSize(Wire.MAX_MESSAGE);
    boolean speaks2 = speaksVersion2(session);
    session.addMessageHandler(
        ByteBuffer.class,
        (MessageHandler.Whole<ByteBuffer>)
            bytes -> {
              heardAt = nanos.getAsLong();
              if (speaks2) {
                incoming.take(bytes);
              } else {
                version1.take(bytes);
              }
            });
    session.addMessageHandler(
        PongMessage.class,
        (MessageHandler.Whole<PongMessage>)
            pong -> {
              heardAt = nanos.getAsLong();
              version1.ponged(pong.getApplicationData());
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
    }
  }

  /** Talks until the connection ends, one way or the other, and says why it did. */
  void serve(Session session) throws ConnectionFailure, InterruptedException {
    try {
      heardAt = nanos.getAsLong();
      if (speaksVersion2(session)) {
        send(session, conversation.hello());
        talk(session);
      } else {
        version1.talk(wire(session));
      }
    } finally {
      conversation.disconnected(outbox);
      // closing waits for the peer, who may be the very reason to close
      CompletableFuture<Void> closing = CompletableFuture.runAsync(() -> close(session));
      closing.completeOnTimeout(null, 1, SECONDS).join();
    }
  }

  private static boolean speaksVersion2(Session session) {
    return Wire.VERSION_2.equals(session.getNegotiatedSubprotocol());
  }

  private Version1Talk.Wire wire(Session session) {
    return new Version1Talk.Wire() {
      @Override
      public void send(WorkerToServer message) throws ConnectionFailure, InterruptedException {
        Connection.this.send(session, message);
      }

      @Override
      public void ping(ByteBuffer payload) throws ConnectionFailure {
        checkSilence();
        try {
          session.getAsyncRemote().sendPing(payload);
        } catch (IOException e) {
          throw new ConnectionFailure("the connection broke: " + e.getMessage());
        }
      }
    };
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
      checkSilence();
    }
    throw new ConnectionFailure(closed.join());
  }

  private void checkSilence() throws ConnectionFailure {
    if (nanos.getAsLong() - heardAt > patience.toNanos()) {
      throw new ConnectionFailure("the server has said nothing for " + patience.toSeconds() + " s");
    }
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
