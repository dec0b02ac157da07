package io.barto.cli.connection;

import io.barto.config.CliConfig;
import io.barto.config.ServerAddress;
import io.barto.program.ExitCode;
import io.barto.protocol.CliToServer;
import io.barto.protocol.CliToServerCodec;
import io.barto.protocol.ProtocolException;
import io.barto.protocol.ServerToCli;
import io.barto.protocol.ServerToCliCodec;
import io.barto.protocol.UnknownMessageException;
import io.barto.protocol.Wire;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;

/**
 * A connection to the server: sends requests, one after another, and hands out the messages that
 * answer them.
 */
public final class ServerConnection implements AutoCloseable {
  private static final Duration VERSION_1_LIMIT = Duration.ofSeconds(5);

  /** A server ends connections that say nothing, at the earliest after twice this time. */
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(5);

  private final ServerAddress server;
  private final WebSocket socket;
  private final Duration limit;
  private boolean following;
  private long spoken = System.nanoTime();

  private ServerConnection(ServerAddress server, WebSocket socket, Duration limit) {
    this.server = server;
    this.socket = socket;
    this.limit = limit;
  }

  /**
   * Connects.
   *
   * @param limit how long the server may be silent
   * @throws RequestException if the server can't be reached or does not let us in
   */
  public static ServerConnection open(CliConfig config, Duration limit) throws RequestException {
    return open(config, limit, (step, found) -> {});
  }

  /**
   * The same.
   *
   * @param steps is told of each step on the way that is done
   */
  public static ServerConnection open(CliConfig config, Duration limit, Steps steps)
      throws RequestException {
    WebSocket socket = new Handshake(config, limit, steps).connect();
    return new ServerConnection(config.server(), socket, limit);
  }

  /** Whether the server took version 2; else one message is the whole answer. */
  public boolean speaksVersion2() {
    return Wire.VERSION_2.equals(socket.subprotocol());
  }

  /** From now on the server may have nothing to say for any time, as long as it is there. */
  public void follow() {
    following = true;
  }

  /** Sends the request. */
  public void send(CliToServer request) throws RequestException {
    try {
      socket.send(CliToServerCodec.encode(request));
      spoken = System.nanoTime();
    } catch (IOException e) {
      throw lost("it did not take the request");
    }
  }

  /** Called again and again between requests: keeps the server from ending the connection. */
  public void stay() throws RequestException {
    if (System.nanoTime() - spoken < LONGEST_SILENCE.toNanos()) {
      return;
    }
    try {
      socket.ping();
      spoken = System.nanoTime();
    } catch (IOException e) {
      throw lost("it broke off between two requests");
    }
  }

  /** The next message of the answer, as soon as it comes. */
  public ServerToCli next() throws RequestException {
    Duration patience = speaksVersion2() ? limit : shorter(limit, VERSION_1_LIMIT);
    long since = System.nanoTime();
    while (true) {
      ByteBuffer bytes = arrival(patience, since);
      Optional<ServerToCli> message = bytes.hasRemaining() ? decoded(bytes) : Optional.empty();
      if (message.isPresent()) {
        return message.get();
      }
      // whoever only shows signs of life is silent, unless that is all that is waited for
      since = bytes.hasRemaining() || following ? System.nanoTime() : since;
    }
  }

  private ByteBuffer arrival(Duration patience, long since) throws RequestException {
    try {
      Duration left = patience.minusNanos(System.nanoTime() - since);
      Optional<ByteBuffer> arrival =
          left.isNegative() ? Optional.empty() : socket.next(left, patience);
      if (arrival.isEmpty() && following) {
        socket.ping();
        arrival = socket.next(patience, patience);
      }
      return arrival.orElseThrow(() -> silent(patience));
    } catch (TooLargeException e) {
      throw new RequestException(
          ExitCode.FAILED, "the answer of " + place() + " was cut off: " + e.getMessage());
    } catch (ClosedException e) {
      throw lost(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw lost("it broke off" + (e.getMessage() == null ? "" : " (" + e.getMessage() + ")"));
    }
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /** Empty for a message that only later versions know. */
  private Optional<ServerToCli> decoded(ByteBuffer bytes) throws RequestException {
    try {
      return Optional.of(ServerToCliCodec.decode(bytes));
    } catch (UnknownMessageException e) {
      return Optional.empty();
    } catch (ProtocolException e) {
      throw new RequestException(
          ExitCode.FAILED,
          place() + " sent what this program does not understand (" + e.getMessage() + ")");
    }
  }

  private RequestException silent(Duration waited) {
    String silence = place() + " sent no answer for " + waited.toSeconds() + " s";
    return speaksVersion2()
        ? new LostException(
            silence
                + "; it may be stopped, overloaded or at work: wait longer with"
                + " --timeout, or look into its log")
        : new RequestException(
            ExitCode.FAILED,
            silence
                + "; a server of version 1 does not answer a request that failed: look into its"
                + " log");
  }

  private RequestException lost(String why) {
    return new LostException(
        "the connection to " + place() + " ended before the answer did: " + why);
  }

  private String place() {
    return "the server at " + Place.of(server);
  }

  /** Ends the connection, if it has not ended. */
  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // It is gone, which is what was wanted.
      return;
    }
  }
}
