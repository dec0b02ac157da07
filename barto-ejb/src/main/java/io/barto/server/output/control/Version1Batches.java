package io.barto.server.output.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.barto.protocol.OutputBatch;
import io.barto.protocol.OutputBatch.Line;
import io.barto.protocol.OutputKind;
import io.barto.protocol.Wire;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Makes the batches of version 2 out of the lines of version 1, one stream of one run: so both are
 * stored alike. The bytes are those of the lines with one byte for the end of each, which is as
 * near as can be to what the command wrote.
 */
public final class Version1Batches {
  private static final int BATCH_CHARS = 64 << 10;
  private static final int BATCH_LINES = 4_000;

  private final UUID run;
  private final OutputKind kind;
  private final List<OutputBatch> batches = new ArrayList<>();
  private final List<Line> lines = new ArrayList<>();
  private long offset;
  private long line;
  private long bytes;
  private int chars;
  private long at;

  private Version1Batches(UUID run, OutputKind kind, StreamPosition end) {
    this.run = run;
    this.kind = kind;
    this.offset = end.offset();
    this.line = end.line();
  }

  /**
   * The batches that continue a stream.
   *
   * @param end how far the stream is stored
   */
  public static List<OutputBatch> of(
      UUID run, OutputKind kind, StreamPosition end, List<Version1Line> lines) {
    var making = new Version1Batches(run, kind, end);
    lines.forEach(making::add);
    making.cut(false);
    return making.batches;
  }

  private void add(Version1Line added) {
    String text = added.text();
    if (text.length() <= Wire.MAX_LINE) {
      add(added.millis(), text, true);
      return;
    }
    for (int from = 0; from < text.length(); ) {
      int to = pieceEnd(text, from);
      add(added.millis(), text.substring(from, to), to == text.length());
      if (to < text.length()) {
        cut(true);
      }
      from = to;
    }
  }

  /** What of a line is stored as one; the rest of a very long one follows. */
  public static String firstPiece(String text) {
    return text.substring(0, pieceEnd(text, 0));
  }

  /** Not between the two halves of a character. */
  private static int pieceEnd(String text, int from) {
    int to = Math.min(text.length(), from + Wire.MAX_LINE);
    boolean splits = to < text.length() && Character.isHighSurrogate(text.charAt(to - 1));
    return splits ? to - 1 : to;
  }

  private void add(long millis, String text, boolean whole) {
    boolean full = chars >= BATCH_CHARS || lines.size() >= BATCH_LINES;
    boolean otherTime = millis < at || millis - at > Integer.MAX_VALUE;
    if (!lines.isEmpty() && (full || otherTime)) {
      cut(false);
    }
    if (lines.isEmpty()) {
      at = millis;
    }
    int length = text.getBytes(UTF_8).length + (whole ? 1 : 0);
    lines.add(new Line((int) (millis - at), length, text));
    bytes += length;
    chars += text.length();
  }

  private void cut(boolean continues) {
    if (lines.isEmpty()) {
      return;
    }
    batches.add(
        new OutputBatch(run, kind, offset, line, Instant.ofEpochMilli(at), lines, continues));
    offset += bytes;
    line += lines.size();
    lines.clear();
    bytes = 0;
    chars = 0;
  }
}
