package io.barto.server.query.control.output;

import io.barto.protocol.OutputAnswer.LineKind;
import io.barto.protocol.OutputAnswer.OutputLine;
import io.barto.protocol.OutputKind;
import io.barto.protocol.OutputRequest.Streams;
import io.barto.protocol.RunAnswer.RunItem;
import io.barto.server.query.control.output.LineFilter.BadPatternException;
import io.barto.server.query.control.output.LineParts.Source;
import io.barto.server.query.control.run.RunFinder;
import io.barto.server.query.control.run.RunFinder.FoundRun;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The last stored lines of many runs, of those that are wanted. They are looked for from the newest
 * run on: where some are not wanted, line by line, which is given up after some time.
 */
public final class StoredTail {
  /** For what can't be found out in time. */
  private static final long UNKNOWN = -1;

  private record StreamKey(UUID run, OutputKind kind) {}

  /** The last so many of the lines of a run that are wanted. */
  private record Share(RunItem run, long count, long wanted) {}

  private final DataSource dataSource;
  private final Clock clock;
  private final Duration search;
  private final Streams streams;
  private final LineParts parts;

  /** The number of the line after the last that was read. */
  private final Map<StreamKey, Long> next = new HashMap<>();

  /**
   * @param search how long lines are looked through
   */
  public StoredTail(
      DataSource dataSource, Clock clock, Duration search, Streams streams, LineParts parts) {
    this.dataSource = dataSource;
    this.clock = clock;
    this.search = search;
    this.streams = streams;
    this.parts = parts;
  }

  /**
   * Passes them on, the oldest first.
   *
   * @param newest the runs in which they are looked for, from the newest on
   * @param lines how many at most
   */
  public void read(List<RunItem> newest, long lines) throws SQLException, BadPatternException {
    var shares = new ArrayDeque<Share>();
    Instant end = clock.instant().plus(search);
    long left = lines;
    for (RunItem run : newest) {
      long wanted = left == 0 || run.lines() == 0 ? 0 : wanted(run, end);
      if (wanted == UNKNOWN) {
        parts.add(source(run), notSearched(run, shares.isEmpty()));
        break;
      }
      if (wanted > 0) { // of the oldest, what the others leave
        shares.addFirst(new Share(run, Math.min(left, wanted), wanted));
        left -= Math.min(left, wanted);
      }
    }
    for (Share share : shares) {
      read(share);
    }
    parts.skip(0); // of a run that was deleted meanwhile
    parts.flush();
  }

  /** The number of the first line of a stream that was not read. */
  public long next(UUID run, OutputKind kind) {
    return next.getOrDefault(new StreamKey(run, kind), 0L);
  }

  /** How many lines of a run are wanted; looked at one by one only where some may not be. */
  private long wanted(RunItem run, Instant end) throws SQLException, BadPatternException {
    StoredChunks chunks = chunks(run);
    if (!parts.isFiltered()) {
      return RunLines.count(chunks, streams);
    }
    LineParts counted = parts.counting();
    RunLines lines = RunLines.of(chunks, streams);
    for (OutputLine line = lines.next(); line != null; line = lines.next()) {
      counted.add(source(run), line);
      if (clock.instant().isAfter(end)) {
        return UNKNOWN;
      }
    }
    return counted.skipped();
  }

  /**
   * What is said in the place of what was not found in time.
   *
   * @param nothing whether nothing was found before
   */
  private OutputLine notSearched(RunItem run, boolean nothing) {
    String text =
        "output of run "
            + run.run()
            + (nothing ? "" : " and of older ones")
            + " was not looked through, for that takes more than "
            + search.toSeconds()
            + " s; barto-cli output --grep does it";
    OutputKind kind = streams == Streams.STDERR ? OutputKind.STDERR : OutputKind.STDOUT;
    return new OutputLine(LineKind.GAP, kind, 0, run.claimed(), text, false, 0);
  }

  private void read(Share share) throws SQLException, BadPatternException {
    RunItem run = share.run();
    boolean filtered = parts.isFiltered();
    parts.skip(filtered ? share.wanted() - share.count() : 0);
    StoredChunks chunks = chunks(run);
    RunLines lines =
        filtered ? RunLines.of(chunks, streams) : RunLines.last(chunks, streams, share.count());
    for (OutputLine line = lines.next(); line != null; line = lines.next()) {
      parts.add(source(run), line);
      next.put(new StreamKey(run.run(), line.stream()), line.number() + 1);
    }
  }

  private static Source source(RunItem run) {
    return new Source(run.run(), run.worker(), run.schedule());
  }

  private StoredChunks chunks(RunItem run) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      String digits = RunFinder.digits(run.run().toString());
      List<FoundRun> found = RunFinder.find(connection, digits);
      return new StoredChunks(dataSource, found.isEmpty() ? -1 : found.get(0).number());
    }
  }
}
