package io.barto.server.query.boundary;

import io.barto.plan.ScheduleBook;
import io.barto.protocol.ErrorCode;
import io.barto.protocol.OutputAnswer.LineKind;
import io.barto.protocol.OutputAnswer.OutputLine;
import io.barto.protocol.OutputBatch;
import io.barto.protocol.OutputBatch.Line;
import io.barto.protocol.OutputBatch.OutputGap;
import io.barto.protocol.OutputKind;
import io.barto.protocol.OutputRequest.Streams;
import io.barto.protocol.OutputRequest.Tail;
import io.barto.protocol.RunAnswer.RunItem;
import io.barto.server.output.boundary.OutputFeed;
import io.barto.server.output.boundary.OutputFeed.Follower;
import io.barto.server.output.boundary.OutputFeed.Missed;
import io.barto.server.output.boundary.OutputFeed.News;
import io.barto.server.query.control.SignedSink;
import io.barto.server.query.control.output.LineFilter.BadPatternException;
import io.barto.server.query.control.output.LineParts;
import io.barto.server.query.control.output.LineParts.Source;
import io.barto.server.query.control.output.RunLines;
import io.barto.server.query.control.output.RunSources;
import io.barto.server.query.control.output.StoredChunks;
import io.barto.server.query.control.run.NewestRuns;
import io.barto.server.query.control.run.RunFilter;
import io.barto.server.query.control.run.RunFinder;
import io.barto.server.refusal.RefusedException;
import io.barto.server.run.boundary.RunNews;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Reads what many runs write: first the last lines that are stored, then what comes in, as it is
 * committed. What comes faster than it is taken is left out, and it is said how much that was.
 */
final class TailReader {
  /** In how many runs the last lines are looked for. */
  private static final int MOST_RUNS = 500;

  /** How long lines are looked through for those that are wanted. */
  private static final Duration SEARCH = Duration.ofSeconds(20);

  private static final String NOT_SEARCHED =
      "older output was not looked through, for that took more than "
          + SEARCH.toSeconds()
          + " s; name a worker, a schedule or a run";

  /** For what can't be found out in time. */
  private static final long UNKNOWN = -1;

  private record StreamKey(UUID run, OutputKind kind) {}

  /** The last so many of the lines of a run that are wanted. */
  private record Share(RunItem run, long count, long wanted) {}

  private final DataSource dataSource;
  private final OutputFeed feed;
  private final RunNews news;
  private final Clock clock;
  private final ScheduleBook book;
  private final Tail request;
  private final LineParts parts;
  private final RunSources sources;

  /** The number of the line after the last that was read from the store. */
  private final Map<StreamKey, Long> next = new HashMap<>();

  TailReader(
      DataSource dataSource,
      OutputFeed feed,
      RunNews news,
      Clock clock,
      ScheduleBook book,
      Tail request,
      LineParts parts) {
    this.dataSource = dataSource;
    this.feed = feed;
    this.news = news;
    this.clock = clock;
    this.book = book;
    this.request = request;
    this.parts = parts;
    this.sources = new RunSources(dataSource);
  }

  void read() throws BadPatternException, InterruptedException {
    Long worker = Reading.of(dataSource, this::check).orElse(null);
    if (!request.follow()) {
      readStored(worker);
      return;
    }
    Follower follower =
        feed.follow(worker)
            .orElseThrow(
                () ->
                    new RefusedException(
                        ErrorCode.INTERNAL,
                        OutputFeed.MOST_FOLLOWERS + " read along already; try again later"));
    try (follower) {
      readStored(worker);
      readNew(follower);
    }
  }

  private Optional<Long> check(Connection connection) throws SQLException {
    var lookup = new Lookup(connection, book);
    Long worker = lookup.workerIfNamed(request.worker());
    String schedule = request.schedule();
    if (schedule != null) {
      lookup.checkSchedule(request.worker(), worker, schedule);
    }
    return Optional.ofNullable(worker);
  }

  private void readStored(@Nullable Long worker) throws BadPatternException {
    var shares = new ArrayDeque<Share>();
    Instant end = clock.instant().plus(SEARCH);
    long left = request.lines();
    for (RunItem run : left == 0 ? List.<RunItem>of() : newest(worker)) {
      long wanted = left == 0 || run.lines() == 0 ? 0 : wanted(run, end);
      if (wanted == UNKNOWN) {
        parts.add(source(run), notSearched(run));
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

  /** How many lines of a run are wanted; looked at one by one only where some may not be. */
  private long wanted(RunItem run, Instant end) throws BadPatternException {
    try {
      StoredChunks chunks = chunks(run);
      if (!parts.isFiltered()) {
        return RunLines.count(chunks, request.streams());
      }
      LineParts counted = parts.counting();
      RunLines lines = RunLines.of(chunks, request.streams());
      for (OutputLine line = lines.next(); line != null; line = lines.next()) {
        counted.add(source(run), line);
        if (clock.instant().isAfter(end)) {
          return UNKNOWN;
        }
      }
      return counted.skipped();
    } catch (SQLException e) {
      throw Reading.failure(e);
    }
  }

  private static OutputLine notSearched(RunItem run) {
    return new OutputLine(
        LineKind.GAP, OutputKind.STDERR, 0, run.claimed(), NOT_SEARCHED, false, 0);
  }

  private List<RunItem> newest(@Nullable Long worker) {
    var filter = new RunFilter(worker, request.schedule(), null, List.of(), null, null);
    return Reading.of(
        dataSource, connection -> new NewestRuns(connection, filter, MOST_RUNS).rest());
  }

  private void read(Share share) throws BadPatternException {
    RunItem run = share.run();
    boolean filtered = parts.isFiltered();
    parts.skip(filtered ? share.wanted() - share.count() : 0);
    try {
      StoredChunks chunks = chunks(run);
      RunLines lines =
          filtered
              ? RunLines.of(chunks, request.streams())
              : RunLines.last(chunks, request.streams(), share.count());
      for (OutputLine line = lines.next(); line != null; line = lines.next()) {
        parts.add(source(run), line);
        next.put(new StreamKey(run.run(), line.stream()), line.number() + 1);
      }
    } catch (SQLException e) {
      throw Reading.failure(e);
    }
  }

  private static Source source(RunItem run) {
    return new Source(run.run(), run.worker(), run.schedule());
  }

  private StoredChunks chunks(RunItem run) throws SQLException {
    return new StoredChunks(dataSource, number(run.run()));
  }

  private long number(UUID run) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      List<RunFinder.FoundRun> found = RunFinder.find(connection, RunFinder.digits(run.toString()));
      return found.isEmpty() ? -1 : found.get(0).number();
    }
  }

  private void readNew(Follower follower) throws BadPatternException, InterruptedException {
    while (!news.isClosed()) {
      News come = follower.take(SignedSink.EVERY);
      for (OutputBatch batch : come.batches()) {
        add(batch);
      }
      for (Missed missed : come.missed()) {
        add(missed);
      }
      parts.flush();
      parts.sign();
    }
  }

  private void add(OutputBatch batch) throws BadPatternException {
    Source source = wanted(batch.run(), batch.kind());
    if (source == null) {
      return;
    }
    long from = next.getOrDefault(new StreamKey(batch.run(), batch.kind()), 0L);
    OutputGap gap = batch.gap();
    if (gap != null && batch.firstLine() >= from) {
      String text = OutputFeed.words(batch.kind(), gap);
      parts.add(
          source,
          new OutputLine(
              LineKind.GAP, batch.kind(), batch.firstLine(), batch.at(), text, false, gap.bytes()));
    }
    List<Line> lines = batch.lines();
    for (int i = 0; i < lines.size(); i++) {
      long number = batch.firstLine() + i;
      if (number >= from) {
        parts.add(source, line(batch, number, i));
      }
    }
  }

  private static OutputLine line(OutputBatch batch, long number, int index) {
    Line line = batch.lines().get(index);
    return new OutputLine(
        LineKind.LINE,
        batch.kind(),
        number,
        batch.at().plusMillis(line.afterMillis()),
        line.text(),
        batch.continues() && index == batch.lines().size() - 1,
        0);
  }

  private void add(Missed missed) throws BadPatternException {
    Source source = wanted(missed.run(), missed.kind());
    if (source != null) {
      parts.add(
          source,
          new OutputLine(
              LineKind.FELL_BEHIND, missed.kind(), 0, clock.instant(), "", false, missed.lines()));
    }
  }

  /** Of what a run is; null where its output is not wanted. */
  private @Nullable Source wanted(UUID run, OutputKind kind) {
    if (request.streams() == (kind == OutputKind.STDOUT ? Streams.STDERR : Streams.STDOUT)) {
      return null;
    }
    Source source = Reading.translated(() -> sources.of(run)).orElse(null);
    String schedule = request.schedule();
    boolean isWanted = source != null && (schedule == null || schedule.equals(source.schedule()));
    return isWanted ? source : null;
  }
}
