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
import java.util.function.LongSupplier;

/**
 * Sends the parts of one answer, each once the one before has left. A person may read at leisure:
 * who takes nothing for as long as a program may be silent takes nothing any more, and who takes
 * next to nothing for minutes keeps others from their answers.
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

  private static final long SECOND_NANOS = Duration.ofSeconds(1).toNanos();
  private static final long SLOWEST_BYTES_PER_SECOND = 16 << 10;

  private final Session session;
  private final Duration patience;
  private final long leisure;
  private final LongSupplier nanoTime;
  private long waited;
  private long taken;

  /**
   * For what goes on for any time.
   *
   * @param patience how long a part may wait for its reader
   */
  AnswerPipe(Session session, Duration patience) {
    this(session, patience, Long.MAX_VALUE / 2, System::nanoTime);
  }

  /**
   * For what others wait for.
   *
   * @param leisure how long all parts together may, and longer for what is taken of them
   */
  AnswerPipe(Session session, Duration patience, Duration leisure) {
    this(session, patience, leisure.toNanos(), System::nanoTime);
  }

  AnswerPipe(Session session, Duration patience, long leisure, LongSupplier nanoTime) {
    this.session = session;
    this.patience = patience;
    this.leisure = leisure;
    this.nanoTime = nanoTime;
  }

  void send(ServerToCli part) {
    byte[] bytes = ServerToCliCodec.encode(part);
    long begun = nanoTime.getAsLong();
    try {
      session
          .getAsyncRemote()
          .sendBinary(ByteBuffer.wrap(bytes))
          .get(patience.toMillis(), TimeUnit.MILLISECONDS);
      taken += bytes.length;
      waited += nanoTime.getAsLong() - begun;
      if (waited > leisure + taken / SLOWEST_BYTES_PER_SECOND * SECOND_NANOS) {
        throw new TimeoutException("taken too slowly");
      }
    } catch (ExecutionException | TimeoutException | RuntimeException e) {
      throw new AnswerNotTakenException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AnswerNotTakenException(e);
    }
  }
}
