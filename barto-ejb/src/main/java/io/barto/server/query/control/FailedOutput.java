package io.barto.server.query.control;

import io.barto.server.query.control.RunOutput.LineSink;
import io.barto.server.query.control.RunOutput.OutputLine;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The output of runs that did not succeed, of all workers, in the order in which the lines were
 * written; a run without output stands where it ended.
 *
 * <p>The database sorts the chunks by the time of their first lines, by their keys alone: contents
 * are read as they come. Chunks of different streams overlap in time, so a line waits until the
 * next chunk begins later; one chunk a stream waits at most, and all of them together are bounded.
 */
final class FailedOutput {
  private static final int FETCH_ROWS = 50;

  /** The limit, which limits nothing, keeps the keys from being sorted with the contents. */
  private static final String SELECT =
      "SELECT k.at, w.name, r.schedule, r.exit_code, c.content, c.gap, "
          + RunPages.WRITTEN
          + " FROM (SELECT f.number AS run, o.kind, o.byte_offset,"
          + " COALESCE(o.at, f.finished, f.sorted) AS at"
          + " FROM run f LEFT JOIN output_chunk o ON o.run = f.number"
          + " WHERE f.state IN ('FAILED', 'TIMED_OUT', 'KILLED', 'LOST')"
          + " LIMIT 18446744073709551615) k"
          + " STRAIGHT_JOIN run r ON r.number = k.run"
          + " STRAIGHT_JOIN worker w ON w.id = r.worker"
          + " LEFT JOIN output_chunk c"
          + " ON c.run = k.run AND c.kind = k.kind AND c.byte_offset = k.byte_offset"
          + " ORDER BY k.at, k.run, k.kind, k.byte_offset";

  private final WaitingLines waiting;

  FailedOutput(LineSink sink) {
    waiting = new WaitingLines(sink);
  }

  void walk(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
      statement.setFetchSize(FETCH_ROWS);
      try (var chunks = StreamedRows.of(statement)) {
        while (chunks.next()) {
          ResultSet chunk = chunks.row();
          Instant at = chunk.getObject(1, LocalDateTime.class).toInstant(ZoneOffset.UTC);
          waiting.passOn(at);
          add(chunk, at);
        }
      }
    }
    waiting.passOn(Instant.MAX);
  }

  private void add(ResultSet chunk, Instant at) throws SQLException {
    String worker = chunk.getString(2);
    String schedule = chunk.getString(3);
    int exitCode = RunPages.exitCode(chunk, 4);
    String content = chunk.getString(5);
    boolean gap = chunk.getString(6) != null;
    if (content == null) {
      String deleted = RunOutput.deleted(chunk.getLong(7));
      @Nullable Instant shown = deleted == null ? at : null;
      waiting.add(at, new OutputLine(worker, schedule, shown, deleted, exitCode, false));
      return;
    }
    ChunkLines.forEach(
        content,
        at,
        (time, text) -> {
          @Nullable Instant shown = gap ? null : time;
          waiting.add(time, new OutputLine(worker, schedule, shown, text, exitCode, false));
        });
  }
}
