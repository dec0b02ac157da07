package io.barto.worker.connection;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;

/**
 * Puts bytes onto a connection, each message once the one before it is gone.
 *
 * @param patience how long the server may take to take them
 */
record Delivery(Session session, Duration patience) {
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

  private static ConnectionFailure broken(Exception e) {
    return new ConnectionFailure("the connection broke: " + e.getMessage());
  }
}
