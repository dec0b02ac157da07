package io.barto.worker.connection;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;
import static java.util.concurrent.TimeUnit.SECONDS;

import io.barto.protocol.ServerToWorker;
import io.barto.protocol.ServerToWorker.Refusal;
import io.barto.protocol.ServerToWorker.Welcome;
import io.barto.protocol.Wire;
import io.barto.protocol.WorkerToServer;
import io.barto.protocol.WorkerToServer.Dropped;
import io.barto.protocol.WorkerToServerCodec;
import io.barto.security.FrameSealer;
import io.barto.security.SealedConnection;
import io.barto.security.SealedConnection.Nonce;
import io.barto.worker.report.Outbox;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One connection. What is sent, is sent by the thread in {@link #serve}, one message after the
 * other; what comes is handed over by the WebSocket library's threads.
 */
final class Connection extends Endpoint {
  private static final System.Logger LOG = System.getLogger(Connection.class.getName());

  /** How long to wait for something good after something bad, in nanoseconds. */
  private static final long FORBEARANCE = SECONDS.toNanos(1);

  private final Conversation conversation;
  private final Duration patience;
  private final LongSupplier nanos;
  private final Protection protection;
  private final Outbox outbox = new Outbox();
  private final CompletableFuture<String> closed = new CompletableFuture<>();
  private final Version1Connection version1;
  private volatile @Nullable Channel channel;
  private volatile @Nullable Welcome welcome;
  private volatile long heardAt;
  private long reportedDrops;

  /** What both ways of an open connection go through. */
  private record Channel(FrameSealer sealer, Incoming incoming, boolean named) {}

  /**
   * @param patience how long the server may be silent, or not take what it is sent
   */
  Connection(
      Conversation conversation, Protection protection, Duration patience, LongSupplier nanos) {
    this.conversation = conversation;
    this.protection = protection;
    this.patience = patience;
    this.nanos = nanos;
    this.heardAt = nanos.getAsLong();
    this.version1 = new Version1Connection(conversation.version1(), outbox, closed, nanos);
  }

  /** The server has answered the request to connect. */
  void answered(@Nullable UUID id, Nonce nonce) {
    var sealed = new SealedConnection(protection.worker(), nonce, id == null ? new UUID(0, 0) : id);
    var incoming =
        new Incoming(
            protection.opener(sealed), protection.drops(), nanos, this::received, closed::complete);
    channel = new Channel(protection.sealer(sealed), incoming, id != null);
  }

  /** Whether the server has welcomed this worker. */
  boolean welcomed() {
    return welcome != null || version1.connected();
  }

  @Override
  public void onOpen(Session session, EndpointConfig config) {
    session.setMaxBinaryMessageBufferSize(Dialer.MAX_FRAME);
    if (!speaksVersion2(session)) {
      version1.open(session);
      return;
    }
    session.addMessageHandler(
        ByteBuffer.class,
        (MessageHandler.Whole<ByteBuffer>)
            bytes -> {
              heardAt = nanos.getAsLong();
              channel().incoming().take(bytes);
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

  private Channel channel() {
    return Objects.requireNonNull(channel, "the server has answered");
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
      conversation.refused(refusal);
    }
  }

  /** Talks until the connection ends, one way or the other, and says why it did. */
  void serve(Session session) throws ConnectionFailure, InterruptedException {
    var closing = new CloseReason(CloseCodes.NORMAL_CLOSURE, "");
    try {
      if (!speaksVersion2(session)) {
        version1.talk(new Delivery(session, patience, closed));
      }
      if (protection.demandsSeal() && !channel().named()) {
        throw new ConnectionFailure(
            "server_public_key or hmac_key is set, but the server, or something on the way to it,"
                + " does not name the connection: upgrade bartos");
      }
      heardAt = nanos.getAsLong();
      send(session, conversation.hello());
      talk(session);
    } catch (SealFailure e) {
      reportDrops(session);
      closing = new CloseReason(CloseCodes.VIOLATED_POLICY, String.valueOf(e.getMessage()));
      throw e;
    } finally {
      conversation.disconnected(outbox);
      // closing waits for the peer, who may be the very reason to close
      CloseReason reason = closing;
      CompletableFuture<Void> close = CompletableFuture.runAsync(() -> close(session, reason));
      close.completeOnTimeout(null, 1, SECONDS).join();
    }
  }

  private static boolean speaksVersion2(Session session) {
    return Wire.VERSION_2.equals(session.getNegotiatedSubprotocol());
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
        reportDrops(session);
        heartbeatAt = now + Duration.ofMillis(Math.max(known.heartbeatMillis(), 200)).toNanos();
      }
      checkSeals(now);
      if (now - heardAt > patience.toNanos()) {
        throw new ConnectionFailure(
            "the server has said nothing for " + patience.toSeconds() + " s");
      }
    }
    throw new ConnectionFailure(closed.join());
  }

  /**
   * Nothing good in answer to the hello, but something that fails its seal: the keys differ. And
   * what is missing comes with a new connection.
   */
  private void checkSeals(long now) throws ConnectionFailure {
    Incoming.Trouble dropped = channel().incoming().dropped();
    if (welcome == null && dropped != null && now - dropped.since() > FORBEARANCE) {
      throw new SealFailure(dropped.text());
    }
    Incoming.Trouble missing = channel().incoming().missing();
    if (missing != null && now - missing.since() > FORBEARANCE) {
      throw new ConnectionFailure(missing.text());
    }
  }

  private void reportDrops(Session session) throws ConnectionFailure, InterruptedException {
    long total = protection.drops().total();
    if (total > reportedDrops) {
      var counts = new LinkedHashMap<String, Long>();
      protection.drops().byReason().forEach((why, count) -> counts.put(why.words(), count));
      send(session, new Dropped(counts));
      reportedDrops = total;
    }
  }

  private void send(Session session, WorkerToServer message)
      throws ConnectionFailure, InterruptedException {
    byte[] bytes = channel().sealer().seal(WorkerToServerCodec.encode(message));
    new Delivery(session, patience, closed).send(bytes);
  }

  private static void close(Session session, CloseReason reason) {
    try {
      session.close(reason);
    } catch (IOException | IllegalStateException e) { // the latter where it is closed already
      LOG.log(DEBUG, "closing a dead connection", e);
    }
  }
}
