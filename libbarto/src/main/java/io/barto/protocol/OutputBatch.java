package io.barto.protocol;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Lines of one stream of one run, without a gap between them; or a gap in the place of lines.
 *
 * @param offset the byte of the stream at which the first line begins
 * @param firstLine the first line's number in its stream, from 0
 * @param at the time that the lines' times count from
 * @param continues whether the last line goes on in the next batch (it was too long for one)
 * @param gap what is missing from the offset on; null: nothing is, these are the lines
 */
public record OutputBatch(
    UUID run,
    OutputKind kind,
    long offset,
    long firstLine,
    Instant at,
    List<Line> lines,
    boolean continues,
    @Nullable OutputGap gap) {
  public OutputBatch {
    lines = gap == null ? List.copyOf(lines) : List.of();
  }

  /** Lines. */
  public OutputBatch(
      UUID run,
      OutputKind kind,
      long offset,
      long firstLine,
      Instant at,
      List<Line> lines,
      boolean continues) {
    this(run, kind, offset, firstLine, at, lines, continues, null);
  }

  /** A gap. */
  public OutputBatch(
      UUID run, OutputKind kind, long offset, long firstLine, Instant at, OutputGap gap) {
    this(run, kind, offset, firstLine, at, List.of(), false, gap);
  }

  /** How many bytes of the stream the batch stands for. */
  public long bytes() {
    return gap != null ? gap.bytes() : lines.stream().mapToLong(Line::bytes).sum();
  }

  /** How many line numbers it takes; a gap takes one at least. */
  public long lineCount() {
    return gap != null ? Math.max(1, gap.lines()) : lines.size();
  }

  /**
   * One line of output.
   *
   * @param afterMillis when it was read, in milliseconds after its batch's time
   * @param bytes its length as the command wrote it, with its end
   * @param text decoded as UTF-8, bad bytes replaced, without its end
   */
  public record Line(int afterMillis, int bytes, String text) {}

  /**
   * Bytes of a stream that the command wrote and that nobody has.
   *
   * @param bytes how many; the stream's next byte comes after them
   * @param lines how many ends of lines were among them; 0: none, or not known
   * @param atLeast whether there may have been more
   * @param reason for people
   */
  public record OutputGap(long bytes, long lines, boolean atLeast, String reason) {}
}
