package io.barto.server.query.control.output;

import io.barto.protocol.OutputAnswer.LineKind;
import io.barto.protocol.OutputAnswer.OutputLine;
import io.barto.protocol.OutputAnswer.OutputLines;
import io.barto.protocol.ServerToCli;
import io.barto.server.query.control.output.LineFilter.BadPatternException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Collects lines into messages of a bounded size, each of one run. */
public final class LineParts {
  /** The run of a message that is of no certain run. */
  private static final UUID NO_RUN = new UUID(0, 0);

  private static final int PART_BYTES = 256 << 10;
  private static final int LINE_OVERHEAD = 32;

  /** Whose lines come. */
  public record Source(UUID run, String worker, String schedule) {}

  private final Consumer<ServerToCli> sink;
  private final LineFilter filter;
  private final List<OutputLine> part = new ArrayList<>();
  private @Nullable Source source;
  private int bytes;
  private long count;
  private long toSkip;

  public LineParts(Consumer<ServerToCli> sink, LineFilter filter) {
    this.sink = sink;
    this.filter = filter;
  }

  /** Leaves out the first so many of what is wanted. */
  public void skip(long lines) {
    toSkip = lines;
  }

  /** Takes a line, if it is wanted; what stands in the place of lines always is. */
  public void add(Source from, OutputLine line) throws BadPatternException {
    if (line.kind() == LineKind.LINE && !filter.takes(line.text())) {
      return;
    }
    if (toSkip > 0) {
      toSkip--;
      return;
    }
    if (!from.equals(source)) {
      flush();
      source = from;
    }
    part.add(line);
    bytes += LINE_OVERHEAD + line.text().length();
    if (bytes >= PART_BYTES) {
      flush();
    }
  }

  /** Sends what has been collected. */
  public void flush() {
    Source from = source;
    if (from != null && !part.isEmpty()) {
      sink.accept(new OutputLines(from.run(), from.worker(), from.schedule(), part));
      count += part.size();
      part.clear();
      bytes = 0;
    }
  }

  /** Shows that the answer goes on, though there is nothing to tell. */
  public void sign() {
    Source from = source;
    sink.accept(
        from == null
            ? new OutputLines(NO_RUN, "", "", List.of())
            : new OutputLines(from.run(), from.worker(), from.schedule(), List.of()));
  }

  /** How many were sent. */
  public long count() {
    return count;
  }
}
