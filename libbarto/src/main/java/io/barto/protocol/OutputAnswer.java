package io.barto.protocol;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Answers with what commands wrote; since version 2. */
public sealed interface OutputAnswer extends ServerToCli {
  /** One method a message. */
  interface Handler<R> {
    R outputLines(OutputLines message);
  }

  /** What stands at a place of the output; the order is that of the wire. */
  enum LineKind {
    /** A line. */
    LINE,
    /** Something was written that is not stored. */
    GAP,
    /** This reader was too slow: lines came that it was not sent. They are stored. */
    FELL_BEHIND
  }

  /**
   * A line, or what stands in place of some.
   *
   * @param number of the line in its stream, from 0
   * @param text without its end; of a gap what is known of it, else empty
   * @param continues whether the line was too long, and goes on in the next
   * @param missing how much is not there: bytes of a gap, lines where the reader fell behind; else
   *     0
   */
  record OutputLine(
      LineKind kind,
      OutputKind stream,
      long number,
      Instant at,
      String text,
      boolean continues,
      long missing) {}

  /** [27] Lines of one run. Those of a stream are in order; streams and runs may take turns. */
  record OutputLines(UUID run, String worker, String schedule, List<OutputLine> lines)
      implements OutputAnswer {
    public OutputLines {
      lines = List.copyOf(lines);
    }

    @Override
    public <R> R accept(ServerToCli.Handler<R> handler) {
      return handler.outputLines(this);
    }
  }
}
