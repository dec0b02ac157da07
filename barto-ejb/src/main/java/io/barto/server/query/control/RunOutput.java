package io.barto.server.query.control;

import io.barto.server.query.control.RunPages.EndedRun;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Walks through the output of ended runs in the order of their nominal times, standard output
 * before standard error; that of failed runs line by line, by the lines' times. Chunks are
 * streamed: what is held is a page of runs and some chunks.
 */
public final class RunOutput {
  /** Which run it is that a line is of, and when that had ended. */
  public record RunEnd(UUID run, Instant at) {}

  /**
   * One line; a run without output has one without text, at the time when it ended. One with a text
   * and without a time is no output: it says what is lost in its place.
   *
   * @param end null where it is not looked up
   */
  public record OutputLine(
      String worker,
      String schedule,
      @Nullable Instant at,
      @Nullable String text,
      int exitCode,
      boolean success,
      @Nullable RunEnd end) {
    public OutputLine(
        String worker,
        String schedule,
        @Nullable Instant at,
        @Nullable String text,
        int exitCode,
        boolean success) {
      this(worker, schedule, at, text, exitCode, success, null);
    }
  }

  /** Takes lines as they come. */
  @FunctionalInterface
  public interface LineSink {
    void accept(OutputLine line);
  }

  private static final String ENDED =
      "r.state IN ('SUCCEEDED', 'FAILED', 'TIMED_OUT', 'KILLED', 'LOST')";
  private static final String OF_WORKER = "r.worker = (SELECT id FROM worker WHERE name = ?)";
  private static final int FETCH_ROWS = 50;

  private final Connection connection;
  private final LineSink sink;

  private final @Nullable PublishedOutput published;

  /**
   * @param withPublished whether the database has the published program's rows, which come first
   */
  public RunOutput(Connection connection, LineSink sink, boolean withPublished) {
    this.connection = connection;
    this.sink = sink;
    this.published = withPublished ? new PublishedOutput(connection, sink) : null;
  }

  /** Of one schedule of one worker. */
  public void ofSchedule(String worker, String schedule) throws SQLException {
    if (published != null) {
      published.ofSchedule(worker, schedule);
    }
    walk(
        "run_schedule_sorted",
        OF_WORKER + " AND r.schedule = ? AND " + ENDED,
        List.of(worker, schedule));
  }

  /** Of the schedules of one name, of every worker. */
  public void ofName(String schedule) throws SQLException {
    if (published != null) {
      published.ofName(schedule);
    }
    walk("run_command_sorted", "r.schedule = ? AND " + ENDED, List.of(schedule));
  }

  /**
   * Of a worker's runs that did succeed, all lines of a run together, in the order in which the
   * runs ended or were due.
   */
  public void ofSucceeded(String worker) throws SQLException {
    if (published != null) {
      published.ofSucceeded(worker);
    }
    walk("run_worker_sorted", OF_WORKER + " AND r.state = 'SUCCEEDED'", List.of(worker));
  }

  /** Of runs that did not succeed, of all workers, as it was written. */
  public void ofFailed() throws SQLException {
    if (published != null) {
      published.ofFailed();
    }
    new FailedOutput(sink).walk(connection);
  }

  private void walk(String key, String condition, List<String> parameters) throws SQLException {
    var pages = new RunPages(connection, key, condition, parameters);
    for (List<EndedRun> page = pages.next(); !page.isEmpty(); page = pages.next()) {
      for (List<EndedRun> ascending : ascendingParts(page)) {
        lines(ascending);
      }
    }
  }

  /** Chunks come in the order of run numbers, without sorting; so a page goes by such parts. */
  private static List<List<EndedRun>> ascendingParts(List<EndedRun> page) {
    var parts = new ArrayList<List<EndedRun>>();
    int start = 0;
    for (int i = 1; i <= page.size(); i++) {
      if (i == page.size() || page.get(i).number() < page.get(i - 1).number()) {
        parts.add(page.subList(start, i));
        start = i;
      }
    }
    return parts;
  }

  private void lines(List<EndedRun> runs) throws SQLException {
    Map<Long, Integer> index = new HashMap<>();
    for (int i = 0; i < runs.size(); i++) {
      index.put(runs.get(i).number(), i);
    }
    int done = 0;
    try (PreparedStatement statement = connection.prepareStatement(chunkQuery(runs.size()))) {
      statement.setFetchSize(FETCH_ROWS);
      for (int i = 0; i < runs.size(); i++) {
        statement.setLong(i + 1, runs.get(i).number());
      }
      try (var chunks = StreamedRows.of(statement)) {
        while (chunks.next()) {
          int current = index.getOrDefault(chunks.row().getLong(1), 0);
          withoutOutput(runs.subList(Math.min(done, current), current));
          done = current + 1;
          lines(runs.get(current), chunks.row());
        }
      }
    }
    withoutOutput(runs.subList(done, runs.size()));
  }

  private static String chunkQuery(int runs) {
    return "SELECT run, at, content, gap FROM output_chunk WHERE run IN ("
        + String.join(", ", Collections.nCopies(runs, "?"))
        + ") ORDER BY run, kind, byte_offset";
  }

  private void withoutOutput(List<EndedRun> runs) {
    for (EndedRun run : runs) {
      String deleted = deleted(run.bytes());
      emit(run, deleted == null ? run.end().at() : null, deleted);
    }
  }

  /** What stands in the place of output of which nothing is left; null: there was none. */
  static @Nullable String deleted(long bytes) {
    return bytes == 0
        ? null
        : String.format(Locale.ROOT, "%,d bytes of output are not stored any more", bytes);
  }

  private void lines(EndedRun run, ResultSet chunk) throws SQLException {
    Instant at = chunk.getObject(2, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    boolean gap = chunk.getString(4) != null;
    ChunkLines.forEach(chunk.getString(3), at, (time, text) -> emit(run, gap ? null : time, text));
  }

  private void emit(EndedRun run, @Nullable Instant at, @Nullable String text) {
    sink.accept(
        new OutputLine(
            run.worker(), run.schedule(), at, text, run.exitCode(), run.success(), run.end()));
  }
}
