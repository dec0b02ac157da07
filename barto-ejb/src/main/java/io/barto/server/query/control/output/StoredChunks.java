package io.barto.server.query.control.output;

import io.barto.protocol.OutputKind;
import io.barto.server.query.control.run.DatabaseTime;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * The stored chunks of one run. A connection is held while some are read, and never while somebody
 * takes their lines: so any number of slow readers leaves the database alone.
 */
public final class StoredChunks {
  /**
   * Some lines of one stream, as they are stored.
   *
   * @param continues whether the last line goes on in the next chunk
   * @param gap whether it stands for what nobody has; then its only line says so
   */
  record Chunk(
      long offset,
      long bytes,
      long firstLine,
      long lines,
      boolean continues,
      Instant at,
      boolean gap,
      String content) {}

  /** How many chunks are read at a time, and after how many characters no more. */
  private static final int PAGE = 16;

  private static final int ENOUGH = 1 << 20;

  private final DataSource source;
  private final long run;

  /**
   * @param run its number in the database
   */
  public StoredChunks(DataSource source, long run) {
    this.source = source;
    this.run = run;
  }

  /** How far a stream is stored. */
  public StreamEnd end(OutputKind kind) throws SQLException {
    String sql =
        "SELECT byte_offset + bytes, first_line + line_count FROM output_chunk"
            + " WHERE run = ? AND kind = ? ORDER BY byte_offset DESC LIMIT 1";
    try (Connection connection = source.getConnection();
        PreparedStatement statement = prepared(connection, sql, kind);
        ResultSet row = statement.executeQuery()) {
      return row.next() ? new StreamEnd(row.getLong(1), row.getLong(2)) : new StreamEnd(0, 0);
    }
  }

  /** Where the chunk begins that a line stands in, or that follows where it would. */
  long offsetOf(OutputKind kind, long line) throws SQLException {
    String sql =
        "SELECT byte_offset FROM output_chunk WHERE run = ? AND kind = ?"
            + " AND first_line + line_count > ? ORDER BY byte_offset LIMIT 1";
    try (Connection connection = source.getConnection();
        PreparedStatement statement = prepared(connection, sql, kind)) {
      statement.setLong(3, line);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? row.getLong(1) : end(kind).offset();
      }
    }
  }

  /** The next chunks from an offset on, in their order; none where there are none yet. */
  List<Chunk> from(OutputKind kind, long offset) throws SQLException {
    String sql =
        "SELECT byte_offset, bytes, first_line, line_count, continues, at, gap IS NOT NULL, content"
            + " FROM output_chunk WHERE run = ? AND kind = ? AND byte_offset >= ?"
            + " ORDER BY byte_offset LIMIT "
            + PAGE;
    var chunks = new ArrayList<Chunk>();
    try (Connection connection = source.getConnection();
        PreparedStatement statement = prepared(connection, sql, kind)) {
      statement.setFetchSize(2);
      statement.setLong(3, offset);
      int read = 0;
      try (ResultSet rows = statement.executeQuery()) {
        while (read < ENOUGH && rows.next()) {
          Chunk chunk = chunk(rows);
          read += chunk.content().length();
          chunks.add(chunk);
        }
      }
    }
    return chunks;
  }

  private PreparedStatement prepared(Connection connection, String sql, OutputKind kind)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    statement.setLong(1, run);
    statement.setInt(2, kind == OutputKind.STDOUT ? 0 : 1);
    return statement;
  }

  private static Chunk chunk(ResultSet row) throws SQLException {
    return new Chunk(
        row.getLong(1),
        row.getLong(2),
        row.getLong(3),
        row.getLong(4),
        row.getBoolean(5),
        DatabaseTime.of(row, 6),
        row.getBoolean(7),
        row.getString(8));
  }
}
