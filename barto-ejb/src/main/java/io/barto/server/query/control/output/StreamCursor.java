package io.barto.server.query.control.output;

import io.barto.protocol.OutputAnswer.LineKind;
import io.barto.protocol.OutputAnswer.OutputLine;
import io.barto.protocol.OutputKind;
import io.barto.server.query.control.ChunkLines;
import io.barto.server.query.control.output.StoredChunks.Chunk;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** Goes through the lines of one stream, in order, also of one that is still being written. */
final class StreamCursor {
  private final StoredChunks chunks;
  private final OutputKind kind;
  private final ArrayDeque<OutputLine> read = new ArrayDeque<>();
  private final long firstLine;
  private long offset;
  private boolean dry;

  /**
   * @param firstLine the number of the first line that is wanted
   */
  StreamCursor(StoredChunks chunks, OutputKind kind, long firstLine) throws SQLException {
    this.chunks = chunks;
    this.kind = kind;
    this.firstLine = firstLine;
    this.offset = firstLine == 0 ? 0 : chunks.offsetOf(kind, firstLine);
  }

  OutputKind kind() {
    return kind;
  }

  /** The line that is next; null where none is stored yet. */
  @Nullable OutputLine peek() {
    return read.peek();
  }

  /** Takes the line that is next. */
  OutputLine take() {
    return read.remove();
  }

  /** Reads on where all that was read has been taken, unless there was no more the last time. */
  void fill() throws SQLException {
    if (read.isEmpty() && !dry) {
      for (Chunk chunk : chunks.from(kind, offset)) {
        add(chunk);
      }
      dry = read.isEmpty();
    }
  }

  /** There may be more now. */
  void wake() {
    dry = false;
  }

  /** The byte after the last line that was read. */
  long offset() {
    return offset;
  }

  private void add(Chunk chunk) {
    if (chunk.offset() > offset) {
      read.add(gap(chunk.firstLine(), chunk.at(), chunk.offset() - offset));
    }
    offset = chunk.offset() + chunk.bytes();
    if (chunk.gap()) {
      ChunkLines.forEach(
          chunk.content(),
          chunk.at(),
          (at, text) -> read.add(gap(chunk.firstLine(), at, chunk.bytes(), text)));
      return;
    }
    long last = chunk.firstLine() + chunk.lines() - 1;
    var number = new long[] {chunk.firstLine()};
    ChunkLines.forEach(
        chunk.content(),
        chunk.at(),
        (at, text) -> {
          long line = number[0]++;
          if (line >= firstLine) {
            boolean continues = chunk.continues() && line == last;
            read.add(new OutputLine(LineKind.LINE, kind, line, at, text, continues, 0));
          }
        });
  }

  OutputLine gap(long line, Instant at, long bytes) {
    return gap(line, at, bytes, "");
  }

  private OutputLine gap(long line, Instant at, long bytes, String text) {
    return new OutputLine(LineKind.GAP, kind, line, at, text, false, bytes);
  }
}
