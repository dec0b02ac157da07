package io.barto.worker.run;

import io.barto.protocol.OutputBatch;
import io.barto.protocol.OutputKind;
import io.barto.worker.spool.OutputFeed;
import io.barto.worker.spool.SpooledStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One stream of one run on its way to the server: what of it is stored there, what is sent, and
 * where it ends.
 *
 * <p>Used by one thread.
 */
final class StreamProgress implements Closeable {
  private static final long OPEN = Long.MAX_VALUE;

  private final SpooledStream stream;
  private final OutputFeed feed;
  private long stored;
  private long limit = OPEN;

  StreamProgress(UUID run, OutputKind kind, Path directory, ByteBuffer chunk) throws IOException {
    stream = new SpooledStream(directory, kind == OutputKind.STDOUT ? "out" : "err");
    feed = new OutputFeed(run, kind, stream, chunk);
  }

  /** Whether the command's side is over. */
  boolean ended() {
    return stream.ended();
  }

  /** How many bytes the command wrote, stored or not. */
  long size() throws IOException {
    return limit == OPEN ? stream.size() : limit;
  }

  /** How many bytes found no room on the disk. */
  long lost() throws IOException {
    return stream.lost();
  }

  /** The stream ends here, whatever is written to it from now on. */
  void endAt(long bytes) throws IOException {
    limit = Math.min(bytes, stream.size());
  }

  /**
   * Begins where the server's copy ends.
   *
   * @return false where bytes in between are not here any more
   */
  boolean resume(long offset, long line) throws IOException {
    stored = offset;
    return feed.resume(offset, line);
  }

  /** How many bytes wait here for the server. */
  long spooled() throws IOException {
    return Math.max(0, size() - Math.max(stored, stream.begin()));
  }

  /**
   * The server has it up to here.
   *
   * @return how many bytes are no longer on their way
   */
  long stored(long offset, long line) throws IOException {
    if (offset <= stored) {
      return 0;
    }
    long before = inFlight();
    if (offset > feed.offset()) {
      feed.resume(offset, line);
    }
    stored = offset;
    feed.stored(offset);
    return before - inFlight();
  }

  /** How many bytes are sent and not stored. */
  long inFlight() {
    return feed.offset() - stored;
  }

  /** Whether everything was handed out. */
  boolean sent() {
    return feed.offset() >= limit;
  }

  /** Whether the server has everything that it can get. */
  boolean done() {
    return stored >= limit;
  }

  long lines() {
    return feed.line();
  }

  @Nullable OutputBatch next(Instant now, long nanos) throws IOException {
    return feed.next(now, nanos, limit);
  }

  @Override
  public void close() throws IOException {
    feed.close();
  }
}
