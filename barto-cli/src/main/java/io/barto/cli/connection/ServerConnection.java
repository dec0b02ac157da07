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
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;

/** A connection to the server: sends one request and hands out the messages that answer it. */
public final class ServerConnection implements AutoCloseable {
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);
  private static final Duration VERSION_1_LIMIT = Duration.ofSeconds(5);

  private final ServerAddress server;
  private final Session session;
  private final Inbox inbox;

  private ServerConnection(ServerAddress server, Session session, Inbox inbox) {
    this.server = server;
    this.session = session;
    this.inbox = inbox;
  }

  /**
   * Connects.
   *
   * @throws RequestException if the server can't be reached or does not let us in
   */
  public static ServerConnection open(CliConfig config) throws RequestException {
    var inbox = new Inbox();
    Session session = new Handshake(config).connect(inbox);
    return new ServerConnection(config.server(), session, inbox);
  }

  /** Whether the server took version 2; else one message is the whole answer. */
  public boolean speaksVersion2() {
    return Wire.VERSION_2.equals(session.getNegotiatedSubprotocol());
  }

  /** Sends the request. */
  public void send(CliToServer request) throws RequestException {
    try {
      session.getBasicRemote().sendBinary(ByteBuffer.wrap(CliToServerCodec.encode(request)));
    } catch (IOException e) {
      throw lost("it did not take the request");
    }
  }

  /** The next message of the answer, as soon as it comes. */
  public ServerToCli next() throws RequestException {
    Duration limit = speaksVersion2() ? ANSWER_LIMIT : VERSION_1_LIMIT;
    while (true) {
      Optional<ServerToCli> message = decoded(arrival(limit));
      if (message.isPresent()) {
        return message.get();
      }
    }
  }

  private Inbox.Arrival arrival(Duration limit) throws RequestException {
    try {
      return inbox.next(limit).orElseThrow(() -> silent(limit));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw lost("this program was told to stop");
    }
  }

  /** Empty for a message that only later versions know. */
  private Optional<ServerToCli> decoded(Inbox.Arrival arrival) throws RequestException {
    ByteBuffer bytes = arrival.bytes();
    if (bytes == null) {
      throw lost(arrival.end());
    }
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

  private RequestException silent(Duration limit) {
    String mend =
        speaksVersion2()
            ? "; it may be overloaded: try again, or look into its log"
            : "; a server of version 1 does not answer a request that failed: look into its log";
    return new RequestException(
        ExitCode.FAILED, place() + " sent no answer for " + limit.toSeconds() + " s" + mend);
  }

  private RequestException lost(String why) {
    return new RequestException(
        ExitCode.FAILED, "the connection to " + place() + " ended before the answer did: " + why);
  }

  private String place() {
    return "the server at " + Place.of(server);
  }

  /** Ends the connection, if it has not ended. */
  @Override
  public void close() {
    inbox.abandon();
    try {
      session.close();
    } catch (IOException e) {
      // It is gone, which is what was wanted.
      return;
    }
  }
}
