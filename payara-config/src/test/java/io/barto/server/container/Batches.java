package io.barto.server.container;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.barto.protocol.OutputBatch;
import io.barto.protocol.OutputBatch.Line;
import io.barto.protocol.OutputKind;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Output of a stream, cut into batches as a worker does it. */
final class Batches {
  private final UUID run;
  private final OutputKind kind;
  private long offset;
  private long line;

  private Batches(UUID run, OutputKind kind) {
    this.run = run;
    this.kind = kind;
  }

  /** A stream from its beginning. */
  static Batches of(UUID run, OutputKind kind) {
    return new Batches(run, kind);
  }

  /** What follows in the stream: lines with their ends, a millisecond apart. */
  OutputBatch next(String... texts) {
    return next(false, texts);
  }

  /** Where the last one goes on in the next batch, it has no end here. */
  OutputBatch next(boolean continues, String... texts) {
    var lines = new ArrayList<Line>();
    for (int i = 0; i < texts.length; i++) {
      boolean open = continues && i == texts.length - 1;
      lines.add(new Line(i, texts[i].getBytes(UTF_8).length + (open ? 0 : 1), texts[i]));
    }
    var batch = new OutputBatch(run, kind, offset, line, Workers.NOW, lines, continues);
    offset += batch.bytes();
    line += lines.size();
    return batch;
  }

  /** One batch that holds what two neighbours hold. */
  static OutputBatch joined(OutputBatch first, OutputBatch second) {
    var lines = new ArrayList<Line>(first.lines());
    lines.addAll(second.lines());
    return new OutputBatch(
        first.run(),
        first.kind(),
        first.offset(),
        first.firstLine(),
        first.at(),
        List.copyOf(lines),
        second.continues());
  }
}
