package io.barto.server.edge;

import io.barto.server.arquillian.SharedContainer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The other end of a WebSocket to the server under test. */
final class Peer implements AutoCloseable {
  /** How the server closed. */
  record Closed(int code, String reason) {}

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final Received received;
  private final WebSocket socket;

  private Peer(Received received, WebSocket socket) {
    this.received = received;
    this.socket = socket;
  }

  static HttpClient client() {
    return CLIENT;
  }

  /** An address on the server under test. */
  static URI address(String scheme, String path) {
    return URI.create(
        scheme + "://127.0.0.1:" + System.getProperty(SharedContainer.PORT_PROPERTY) + path);
  }

  /**
   * Connects.
   *
   * @param protocol the sub-protocol to ask for; null: none
   */
  static Peer connect(String path, @Nullable String protocol) {
    var received = new Received();
    WebSocket.Builder builder = CLIENT.newWebSocketBuilder().connectTimeout(LIMIT);
    if (protocol != null) {
      builder.subprotocols(protocol);
    }
    return new Peer(received, builder.buildAsync(address("ws", path), received).join());
  }

  /** Sends one binary message; one that the server does not take any more is dropped. */
  void send(byte[] message) {
    try {
      socket.sendBinary(ByteBuffer.wrap(message), true).get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      // closed meanwhile; the caller sees it by how it was closed
    } catch (TimeoutException e) {
      throw new CompletionException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CompletionException(e);
    }
  }

  /** Sends one message of a worker as a frame without seal. */
  void sendFramed(byte[] message) {
    send(ByteBuffer.allocate(1 + message.length).put((byte) 0).put(message).array());
  }

  /** The message in the next frame to a worker, which must be one without seal. */
  ByteBuffer nextFramed() throws InterruptedException {
    ByteBuffer frame = next();
    if (frame.get() != 0) {
      throw new AssertionError("the frame is sealed");
    }
    return frame;
  }

  /** The next binary message. */
  ByteBuffer next() throws InterruptedException {
    ByteBuffer message = received.messages.poll(LIMIT.toSeconds(), TimeUnit.SECONDS);
    if (message == null) {
      throw new AssertionError("no message within " + LIMIT);
    }
    return message;
  }

  /** Waits until the server has closed. */
  Closed closed() throws Exception {
    return received.closed.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
  }

  boolean isOpen() {
    return !received.closed.isDone();
  }

  @Override
  public void close() {
    socket.abort();
  }

  private static final class Received implements WebSocket.Listener {
    private final BlockingQueue<ByteBuffer> messages = new LinkedBlockingQueue<>();
    private final CompletableFuture<Closed> closed = new CompletableFuture<>();
    private ByteBuffer partial = ByteBuffer.allocate(0);

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
      ByteBuffer whole = ByteBuffer.allocate(partial.remaining() + data.remaining());
      whole.put(partial).put(data).flip();
      partial = last ? ByteBuffer.allocate(0) : whole;
      if (last) {
        messages.add(whole);
      }
      socket.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      closed.complete(new Closed(code, reason));
      return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
      closed.completeExceptionally(error);
    }
  }
}
