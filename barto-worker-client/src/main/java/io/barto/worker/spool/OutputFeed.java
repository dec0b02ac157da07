package io.barto.worker.spool;

import io.barto.protocol.OutputBatch;
import io.barto.protocol.OutputBatch.Line;
import io.barto.protocol.OutputBatch.OutputGap;
import io.barto.protocol.OutputKind;
import io.barto.protocol.Wire;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Turns one stream of one run into batches: as soon as there are 64 KiB of it, or what there is has
 * waited for 200 ms, or the stream is over.
 *
 * <p>Each piece of a line that was too long counts as a line of its own, so that where a line
 * number stands follows from the batches before alone.
 *
 * <p>Used by one thread.
 */
public final class OutputFeed implements Closeable {
  /** A batch is sent once it holds this much. */
  public static final int BATCH_BYTES = 64 << 10;

  /** A batch waits no longer than this for more lines. */
  public static final Duration BATCH_AGE = Duration.ofMillis(200);

  private static final String GONE =
      "the server had it and does not have it any more; the worker had deleted it";

  private final UUID run;
  private final OutputKind kind;
  private final SpooledStream stream;
  private final LineCutter cutter = new LineCutter(Wire.MAX_LINE);
  private final ByteBuffer chunk;
  private final List<Line> lines = new ArrayList<>();
  private Instant read = Instant.EPOCH;
  private Instant at = Instant.EPOCH;
  private long readyAt;
  private long batchBytes;
  private long offset;
  private long line;
  private @Nullable OutputGap missing;

  /**
   * @param chunk to read into; feeds of one thread may share it
   */
  public OutputFeed(UUID run, OutputKind kind, SpooledStream stream, ByteBuffer chunk) {
    this.run = run;
    this.kind = kind;
    this.stream = stream;
    this.chunk = chunk;
  }

  /** The byte at which the next batch begins. */
  public long offset() {
    return offset;
  }

  /** How many lines were handed out, counted from the stream's begin. */
  public long line() {
    return line;
  }

  /**
   * Begins at a byte of the stream, where the server's copy ends. What lies between there and the
   * first byte still on disk is told as a gap.
   *
   * @return false where there is such a gap
   */
  public boolean resume(long offset, long line) throws IOException {
    cutter.clear();
    lines.clear();
    batchBytes = 0;
    stream.seek(offset);
    this.offset = offset;
    this.line = line;
    long gone = stream.position() - offset;
    missing = gone == 0 ? null : new OutputGap(gone, 0, false, GONE);
    return gone == 0;
  }

  /**
   * The next batch; null: none is due.
   *
   * @param now of the wall clock, for the lines
   * @param nanos of a clock that never steps, for the batch's age
   * @param limit the stream's length, once it is final
   */
  public @Nullable OutputBatch next(Instant now, long nanos, long limit) throws IOException {
    OutputGap before = missing;
    if (before != null) {
      missing = null;
      return batch(now, before);
    }
    while (batchBytes < BATCH_BYTES) {
      CutLine cut = cutter.next();
      if (cut == null) {
        if (read(now, limit) > 0) {
          continue;
        }
        cut = isOver(limit) ? cutter.rest() : null;
      }
      if (cut == null) {
        break;
      }
      add(cut, nanos);
      if (cut.continues()) {
        return batch(true);
      }
    }
    if (lines.isEmpty()) {
      return cutter.pending() > 0 ? null : gap(now, limit);
    }
    boolean due = batchBytes >= BATCH_BYTES || isOver(limit) || nanos - readyAt >= 0;
    return due ? batch(false) : null;
  }

  /** Whether nothing follows, or nothing that belongs to the bytes before it. */
  private boolean isOver(long limit) throws IOException {
    return stream.position() >= limit || stream.gap(limit) != null;
  }

  private @Nullable OutputBatch gap(Instant now, long limit) throws IOException {
    OutputGap gap = stream.gap(limit);
    if (gap == null) {
      return null;
    }
    Instant written = stream.written();
    stream.pass(gap);
    return batch(written == null || written.isAfter(now) ? now : written, gap);
  }

  private OutputBatch batch(Instant when, OutputGap gap) {
    var batch = new OutputBatch(run, kind, offset, line, when, gap);
    offset += batch.bytes();
    line += batch.lineCount();
    return batch;
  }

  // what a worker reads late was not written late: the segment's own time is nearer
  private int read(Instant now, long limit) throws IOException {
    if (stream.position() >= limit) {
      return 0; // or beyond it, where the server has more than an older state of this disk
    }
    chunk.clear().limit((int) Math.min(chunk.capacity(), limit - stream.position()));
    int count = stream.read(chunk);
    if (count > 0) {
      Instant written = stream.written();
      read = written == null || written.isAfter(now) ? now : written;
      cutter.feed(chunk.flip());
    }
    return count;
  }

  private void add(CutLine cut, long nanos) {
    if (lines.isEmpty()) {
      at = read;
      readyAt = nanos + BATCH_AGE.toNanos();
    }
    long after = Math.max(0, Duration.between(at, read).toMillis());
    lines.add(new Line((int) Math.min(after, Integer.MAX_VALUE), cut.bytes(), cut.text()));
    batchBytes += cut.bytes();
  }

  private OutputBatch batch(boolean continues) {
    var batch = new OutputBatch(run, kind, offset, line, at, lines, continues);
    offset += batchBytes;
    line += lines.size();
    lines.clear();
    batchBytes = 0;
    return batch;
  }

  /** Deletes what the server has of the stream. */
  public void stored(long committed) throws IOException {
    stream.forget(committed);
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
