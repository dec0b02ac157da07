package io.barto.server.query.boundary;

import io.barto.protocol.ErrorCode;
import io.barto.protocol.OutputAnswer.OutputLine;
import io.barto.protocol.OutputRequest.Streams;
import io.barto.server.query.control.output.LineFilter.BadPatternException;
import io.barto.server.query.control.output.LineParts;
import io.barto.server.query.control.output.LineParts.Source;
import io.barto.server.query.control.output.RunEnd;
import io.barto.server.query.control.output.RunLines;
import io.barto.server.query.control.output.StoredChunks;
import io.barto.server.refusal.RefusedException;
import io.barto.server.run.boundary.RunNews;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Reads one run's output out of the database, at the pace of whoever takes it, and goes on as more
 * is stored. So nothing is left out, however slow he is, and nobody waits for him.
 */
final class RunReader {
  /** How long the last of its output may take that comes after a run's end. */
  private static final Duration REST = Duration.ofSeconds(10);

  /** How often it is looked whether the run has ended in a way that nobody told of. */
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final DataSource dataSource;
  private final RunNews news;
  private final Clock clock;
  private final long number;
  private final Source source;
  private final Streams streams;
  private final LineParts parts;
  private Instant notAfter = Instant.MAX;

  RunReader(
      DataSource dataSource,
      RunNews news,
      Clock clock,
      long number,
      Source source,
      Streams streams,
      LineParts parts) {
    this.dataSource = dataSource;
    this.news = news;
    this.clock = clock;
    this.number = number;
    this.source = source;
    this.streams = streams;
    this.parts = parts;
  }

  /** If its worker has not taken it soon after then, nobody waits for it any longer. */
  void giveUpAfter(Instant latest) {
    notAfter = latest.plus(REST);
  }

  /**
   * Reads what is stored.
   *
   * @param tail only so many of the last lines; null: all
   */
  void read(@Nullable Long tail) throws BadPatternException {
    RunLines lines = lines(tail);
    RunEnd end = end();
    drain(lines);
    if (end.isThere()) {
      rest(lines, end);
    }
    parts.flush();
  }

  /** Reads what is stored, and then goes on until the run has ended and all is there. */
  void follow(@Nullable Long tail) throws BadPatternException, InterruptedException {
    try (RunNews.Watch watch = news.watch(source.run())) {
      RunLines lines = lines(tail);
      Instant ended = null;
      while (!news.isClosed()) {
        RunEnd end = end();
        drain(lines);
        parts.flush();
        Instant now = clock.instant();
        if (!end.isThere()) {
          ended = null; // open again, where its worker holds what was closed without it
        } else {
          ended = ended == null ? now : ended;
          if (missing(lines, end).isEmpty() || now.isAfter(ended.plus(REST))) {
            rest(lines, end);
            parts.flush();
            return;
          }
        }
        if (!end.isTaken() && now.isAfter(notAfter)) {
          throw new RefusedException(
              ErrorCode.TIMED_OUT,
              "worker `"
                  + source.worker()
                  + "` has not taken the run "
                  + source.run()
                  + " in time: it will not begin any more");
        }
        parts.sign();
        watch.await(LOOK);
      }
    }
  }

  private RunLines lines(@Nullable Long tail) {
    var chunks = new StoredChunks(dataSource, number);
    return Reading.translated(
        () -> tail == null ? RunLines.of(chunks, streams) : RunLines.last(chunks, streams, tail));
  }

  private RunEnd end() {
    return Reading.translated(() -> RunEnd.of(dataSource, number));
  }

  private void drain(RunLines lines) throws BadPatternException {
    try {
      for (OutputLine line = lines.next(); line != null; line = lines.next()) {
        parts.add(source, line);
      }
    } catch (SQLException e) {
      throw Reading.failure(e);
    }
  }

  private void rest(RunLines lines, RunEnd end) throws BadPatternException {
    for (OutputLine gap : missing(lines, end)) {
      parts.add(source, gap);
    }
  }

  private List<OutputLine> missing(RunLines lines, RunEnd end) {
    Instant at = end.at();
    return at == null ? List.of() : Reading.translated(() -> lines.missing(end, at));
  }
}
