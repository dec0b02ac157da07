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
 * Reads messages out of their bytes. One that can't be read is left out; ten in a row end the
 * connection. Used by one thread at a time.
 */
final class MessageReader {
  private static final System.Logger LOG = System.getLogger(MessageReader.class.getName());
  private static final int TOO_MANY = 10;

  private final Consumer<ServerToWorker> messages;
  private final Consumer<String> end;
  private int badInARow;

  /**
   * @param end is told why the connection has to end
   */
  MessageReader(Consumer<ServerToWorker> messages, Consumer<String> end) {
    this.messages = messages;
    this.end = end;
  }

  void read(ByteBuffer bytes) {
    try {
      ServerToWorker message = ServerToWorkerCodec.decode(bytes);
      badInARow = 0;
      messages.accept(message);
    } catch (UnknownMessageException e) {
      LOG.log(DEBUG, "passed over: {0}", e.getMessage());
    } catch (ProtocolException e) {
      bad(String.valueOf(e.getMessage()));
    }
  }

  void bad(String why) {
    badInARow++;
    LOG.log(WARNING, "message {0} in a row that can''t be read: {1}", badInARow, why);
    if (badInARow == TOO_MANY) {
      end.accept("the server sent " + TOO_MANY + " messages in a row that can't be read");
    }
  }
}
