package io.barto.worker.connection;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;

/**
 * Puts bytes onto a connection, each message once the one before it is gone.
 *
 * @param patience how long the server may take to take them
 * @param closed why the connection ended, once it has
 */
record Delivery(Session session, Duration patience, CompletableFuture<String> closed) {
  /** How long after a broken send to wait for the server's reason. */
  private static final long GOODBYE_MILLIS = 500;

  void send(byte[] message) throws ConnectionFailure, InterruptedException {
    try {
      Future<Void> sent = session.getAsyncRemote().sendBinary(ByteBuffer.wrap(message));
      sent.get(patience.toMillis(), MILLISECONDS);
    } catch (TimeoutException e) {
      throw new ConnectionFailure("the server takes nothing any more");
    } catch (ExecutionException | IllegalStateException e) { // closed in the meantime
      throw broken(e);
    }
  }

  void ping(ByteBuffer payload) throws ConnectionFailure {
    try {
      session.getAsyncRemote().sendPing(payload);
    } catch (IOException | IllegalStateException e) {
      throw broken(e);
    }
  }

  // the server may have closed in this very moment, and have said why
  private ConnectionFailure broken(Exception e) {
    String broken = "the connection broke: " + e.getMessage();
    closed.completeOnTimeout(broken, GOODBYE_MILLIS, MILLISECONDS);
    return new ConnectionFailure(closed.join());
  }
}
