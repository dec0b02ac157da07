package io.barto.server.output.control;

import io.barto.protocol.WorkerToServer.Line;
import io.barto.protocol.WorkerToServer.OutputBatch;
import java.util.List;
import java.util.Optional;

/**
 * How far a stream is stored, and what of a batch follows from there.
 *
 * @param offset the byte after the last stored one
 * @param line the number of the next line, from 0
 */
public record StreamPosition(long offset, long line) {
  /** Nothing is stored yet. */
  public static final StreamPosition START = new StreamPosition(0, 0);

  /**
   * The part of a batch that is not stored yet; empty where all of it is. Batches are cut at lines
   * only: a worker that sends again cuts its lines as it did before.
   */
  public Optional<OutputBatch> unstored(OutputBatch batch) {
    if (batch.offset() >= offset) {
      return batch.lines().isEmpty() ? Optional.empty() : Optional.of(batch);
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

  /** Where the stream ends once a batch is stored. */
  public StreamPosition after(OutputBatch batch) {
    long end = batch.offset() + batch.bytes();
    return end <= offset ? this : new StreamPosition(end, batch.firstLine() + batch.lines().size());
  }
}
