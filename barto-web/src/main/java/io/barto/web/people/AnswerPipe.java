package io.barto.web.people;

import io.barto.protocol.ServerToCli;
import io.barto.protocol.ServerToCliCodec;
import jakarta.ejb.ApplicationException;
import jakarta.websocket.Session;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends the parts of an answer, each once the one before has left. A person may read at leisure, in
 * a pager: only who takes nothing for as long as a program may be silent takes nothing any more.
 */
final class AnswerPipe {
  /** Ends an answer that nobody takes; no failure of the server's. */
  @ApplicationException
  static final class AnswerNotTakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AnswerNotTakenException(Throwable cause) {
      super(cause);
    }
  }

  private final Session session;
  private final Duration patience;

  /**
   * @param patience how long a part may wait for its reader
   */
  AnswerPipe(Session session, Duration patience) {
    this.session = session;
    this.patience = patience;
  }

  void send(ServerToCli part) {
    try {
      session
          .getAsyncRemote()
          .sendBinary(ByteBuffer.wrap(ServerToCliCodec.encode(part)))
          .get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException | RuntimeException e) {
      throw new AnswerNotTakenException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AnswerNotTakenException(e);
    }
  }
}
