package io.barto.server.query.control.output;

import io.barto.protocol.OutputAnswer.OutputLine;
import io.barto.protocol.OutputKind;
import io.barto.protocol.OutputRequest.Streams;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a run's streams, in the order of their times as far as these are in order within
 * each. Where no more are stored it may be asked again later, and goes on.
 */
public final class RunLines {
  private final StoredChunks chunks;
  private final List<StreamCursor> cursors = new ArrayList<>();

  private RunLines(StoredChunks chunks) {
    this.chunks = chunks;
  }

  /** All lines from the beginning. */
  public static RunLines of(StoredChunks chunks, Streams streams) throws SQLException {
    var lines = new RunLines(chunks);
    for (OutputKind kind : kinds(streams)) {
      lines.cursors.add(new StreamCursor(chunks, kind, 0));
    }
    return lines;
  }

  /** How many are stored. */
  public static long count(StoredChunks chunks, Streams streams) throws SQLException {
    long count = 0;
    for (OutputKind kind : kinds(streams)) {
      count += chunks.end(kind).lines();
    }
    return count;
  }

  /** From the last so many lines on. */
  public static RunLines last(StoredChunks chunks, Streams streams, long count)
      throws SQLException {
    var lines = new RunLines(chunks);
    Map<OutputKind, Long> stored = new EnumMap<>(OutputKind.class);
    for (OutputKind kind : kinds(streams)) {
      stored.put(kind, chunks.end(kind).lines());
    }
    long surplus = 0;
    for (Map.Entry<OutputKind, Long> stream : stored.entrySet()) {
      long mine = Math.min(count, stream.getValue());
      surplus += mine;
      lines.cursors.add(new StreamCursor(chunks, stream.getKey(), stream.getValue() - mine));
    }
    lines.skip(surplus - count);
    return lines;
  }

  /** No more than so many of the last of each stream come into question; the oldest of these go. */
  private void skip(long surplus) throws SQLException {
    for (long i = 0; i < surplus; i++) {
      if (next() == null) {
        return;
      }
    }
  }

  private static List<OutputKind> kinds(Streams streams) {
    return switch (streams) {
      case BOTH -> List.of(OutputKind.STDOUT, OutputKind.STDERR);
      case STDOUT -> List.of(OutputKind.STDOUT);
      case STDERR -> List.of(OutputKind.STDERR);
    };
  }

  /**
   * The next line; null where none is stored yet. A stream that had no more is asked again only
   * once all have none: else one that is empty would be asked for each line of the other.
   */
  public @Nullable OutputLine next() throws SQLException {
    StreamCursor earliest = null;
    OutputLine best = null;
    for (StreamCursor cursor : cursors) {
      cursor.fill();
      OutputLine line = cursor.peek();
      if (line != null && (best == null || line.at().isBefore(best.at()))) {
        earliest = cursor;
        best = line;
      }
    }
    if (earliest == null) {
      cursors.forEach(StreamCursor::wake);
      return null;
    }
    return earliest.take();
  }

  /** What is not there of streams that have come to an end, as lines; none where all is. */
  public List<OutputLine> missing(RunEnd end, Instant at) throws SQLException {
    var gaps = new ArrayList<OutputLine>();
    for (StreamCursor cursor : cursors) {
      Long written = end.bytes(cursor.kind());
      if (written != null && written > cursor.offset()) {
        long line = chunks.end(cursor.kind()).lines();
        gaps.add(cursor.gap(line, at, written - cursor.offset()));
      }
    }
    return gaps;
  }
}
