package io.barto.worker.connection;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.WARNING;

import io.barto.protocol.ProtocolException;
import io.barto.protocol.ServerToWorker;
import io.barto.protocol.ServerToWorkerCodec;
import io.barto.protocol.UnknownMessageException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/**
 * Reads the server's messages. One that can't be read is left out; ten in a row end the connection.
 * Used by one thread at a time.
 */
final class Incoming {
  private static final System.Logger LOG = System.getLogger(Incoming.class.getName());
  private static final int TOO_MANY = 10;

  private final Consumer<ServerToWorker> messages;
  private final Consumer<String> end;
  private int badInARow;

  /**
   * @param end is told why the connection has to end
   */
  Incoming(Consumer<ServerToWorker> messages, Consumer<String> end) {
    this.messages = messages;
    this.end = end;
  }

  void take(ByteBuffer bytes) {
    try {
      ServerToWorker message = ServerToWorkerCodec.decode(bytes);
      badInARow = 0;
      messages.accept(message);
    } catch (UnknownMessageException e) {
      LOG.log(DEBUG, "passed over: {0}", e.getMessage());
    } catch (ProtocolException e) {
      badInARow++;
      LOG.log(WARNING, "message {0} in a row that can''t be read: {1}", badInARow, e.getMessage());
      if (badInARow == TOO_MANY) {
        end.accept("the server sent " + TOO_MANY + " messages in a row that can't be read");
      }
    }
  }
}
