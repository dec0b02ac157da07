package io.barto.server.output.control;

import io.barto.protocol.OutputBatch;
import io.barto.protocol.OutputBatch.Line;
import io.barto.protocol.OutputBatch.OutputGap;
import java.util.List;
import java.util.Optional;

/**
 * How far a stream is stored, and what of a batch follows from there.
 *
 * @param offset the byte after the last stored one
 * @param line the number of the next line, from 0
 */
public record StreamPosition(long offset, long line) {
  private static final long MOST = 1L << 60;

  /** Nothing is stored yet. */
  public static final StreamPosition START = new StreamPosition(0, 0);

  /**
   * The part of a batch that is not stored yet; empty where all of it is, or where something that
   * is not here lies before it: a worker marks what it does not have any more as a gap. Batches are
   * cut at lines only: a worker that sends again cuts its lines as it did before.
   */
  public Optional<OutputBatch> unstored(OutputBatch batch) {
    if (isBeyondSense(batch) || batch.offset() > offset) {
      return Optional.empty();
    }
    if (batch.offset() == offset) {
      return batch.bytes() == 0 ? Optional.empty() : Optional.of(batch);
    }
    OutputGap gap = batch.gap();
    if (gap != null) {
      return unstored(batch, gap);
    }
    long start = batch.offset();
    List<Line> lines = batch.lines();
    int first = 0;
    while (first < lines.size() && start < offset) {
      start += lines.get(first).bytes();
      first++;
    }
    if (first == lines.size()) {
      return Optional.empty();
    }
    return Optional.of(
        new OutputBatch(
            batch.run(),
            batch.kind(),
            start,
            batch.firstLine() + first,
            batch.at(),
            lines.subList(first, lines.size()),
            batch.continues()));
  }

  private Optional<OutputBatch> unstored(OutputBatch batch, OutputGap gap) {
    long rest = batch.offset() + gap.bytes() - offset;
    return rest <= 0
        ? Optional.empty()
        : Optional.of(
            new OutputBatch(
                batch.run(),
                batch.kind(),
                offset,
                line,
                batch.at(),
                new OutputGap(rest, gap.lines(), gap.atLeast(), gap.reason())));
  }

  /** No command writes so much; sums of such numbers would be none. */
  private static boolean isBeyondSense(OutputBatch batch) {
    return batch.offset() > MOST
        || batch.firstLine() > MOST
        || batch.bytes() > MOST
        || batch.lineCount() > MOST;
  }

  /** Whether all of a batch is stored. */
  public boolean covers(OutputBatch batch) {
    return batch.offset() + batch.bytes() <= offset;
  }

  /** Where the stream ends once a batch is stored. */
  public StreamPosition after(OutputBatch batch) {
    long end = batch.offset() + batch.bytes();
    return end <= offset ? this : new StreamPosition(end, batch.firstLine() + batch.lineCount());
  }
}
