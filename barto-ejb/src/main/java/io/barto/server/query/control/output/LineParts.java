package io.barto.server.query.control.output;

import io.barto.protocol.OutputAnswer.LineKind;
import io.barto.protocol.OutputAnswer.OutputLine;
import io.barto.protocol.OutputAnswer.OutputLines;
import io.barto.protocol.ServerToCli;
import io.barto.server.query.control.SignedSink;
import io.barto.server.query.control.output.LineFilter.BadPatternException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Collects lines into messages of a bounded size, each of one run; where none is wanted for long,
 * gives a sign that they are still looked at.
 */
public final class LineParts {
  /** The run of a message that is of no certain run. */
  private static final UUID NO_RUN = new UUID(0, 0);

  private static final int PART_BYTES = 256 << 10;
  private static final int LINE_OVERHEAD = 32;

  /** Whose lines come. */
  public record Source(UUID run, String worker, String schedule) {}

  private final SignedSink sink;
  private final LineFilter filter;
  private final List<OutputLine> part = new ArrayList<>();
  private @Nullable Source source;
  private int bytes;
  private long count;
  private long toSkip;
  private long skipped;

  public LineParts(Consumer<ServerToCli> sink, Clock clock, LineFilter filter) {
    this(new SignedSink(sink, clock), filter);
  }

  private LineParts(SignedSink sink, LineFilter filter) {
    this.sink = sink;
    this.filter = filter;
  }

  /** One that sends no lines, and only counts those that are wanted. */
  public LineParts counting() {
    var counting = new LineParts(sink, filter);
    counting.skip(Long.MAX_VALUE);
    return counting;
  }

  /** Whether some lines are not wanted. */
  public boolean isFiltered() {
    return filter.isSelective();
  }

  /** Leaves out the first so many of what is wanted. */
  public void skip(long lines) {
    toSkip = lines;
  }

  /** Takes a line, if it is wanted; what stands in the place of lines always is. */
  public void add(Source from, OutputLine line) throws BadPatternException {
    boolean wanted = line.kind() != LineKind.LINE || filter.takes(line.text());
    if (!wanted || toSkip > 0) {
      if (wanted) {
        toSkip--;
        skipped++;
      }
      sign();
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

  /** Shows that the answer goes on, if there was nothing to tell for long. */
  public void sign() {
    if (sink.isSilent()) {
      flush();
    }
    if (sink.isSilent()) {
      sink.accept(nothing());
    }
  }

  private ServerToCli nothing() {
    Source from = source;
    return from == null
        ? new OutputLines(NO_RUN, "", "", List.of())
        : new OutputLines(from.run(), from.worker(), from.schedule(), List.of());
  }

  /** How many of what is wanted were left out. */
  public long skipped() {
    return skipped;
  }

  /** How many were sent. */
  public long count() {
    return count;
  }
}
