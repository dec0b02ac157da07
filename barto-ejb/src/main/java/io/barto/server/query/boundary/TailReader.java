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
import io.barto.server.query.control.output.RunSources;
import io.barto.server.query.control.output.StoredTail;
import io.barto.server.query.control.run.NewestRuns;
import io.barto.server.query.control.run.RunFilter;
import io.barto.server.refusal.RefusedException;
import io.barto.server.run.boundary.RunNews;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
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

  private final DataSource dataSource;
  private final OutputFeed feed;
  private final RunNews news;
  private final Clock clock;
  private final ScheduleBook book;
  private final Tail request;
  private final LineParts parts;
  private final RunSources sources;
  private final StoredTail stored;

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
    this.stored = new StoredTail(dataSource, clock, SEARCH, request.streams(), parts);
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
    if (request.lines() == 0) {
      return;
    }
    var filter = new RunFilter(worker, request.schedule(), null, List.of(), null, null);
    List<RunItem> newest =
        Reading.of(dataSource, connection -> new NewestRuns(connection, filter, MOST_RUNS).rest());
    try {
      stored.read(newest, request.lines());
    } catch (SQLException e) {
      throw Reading.failure(e);
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
    long from = stored.next(batch.run(), batch.kind());
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
