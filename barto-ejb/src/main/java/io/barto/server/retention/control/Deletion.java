package io.barto.server.retention.control;

import io.barto.server.lane.DatabaseTrouble;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Deletes rows in statements of a bounded size, each committed by itself, so that nobody waits for
 * them long; or only counts them.
 */
public final class Deletion {
  /** A chunk has up to some MiB; a statement deletes so many of them, or so many other rows. */
  private static final int CHUNKS = 200;

  private static final int ROWS = 5_000;

  /** By their key: to go through a table that seems small would lock every row in it. */
  private static final String DELETE_RUNS =
      "DELETE r FROM run r FORCE INDEX (PRIMARY) WHERE r.finished IS NOT NULL AND r.number";

  private static final String DELETE_CHUNKS =
      "DELETE c FROM output_chunk c FORCE INDEX (PRIMARY) WHERE c.run";

  /** A statement that waits for others ends them or itself; it may be tried again so often. */
  private static final int TRIES = 3;

  /** The last chunk of a statement. */
  private record LastChunk(long run, int kind, long offset) {}

  /** What the output of some runs is. */
  public record Output(long lines, long bytes) {
    /** Nothing. */
    public static final Output NONE = new Output(0, 0);

    /** Both together. */
    public Output plus(Output other) {
      return new Output(lines + other.lines, bytes + other.bytes);
    }
  }

  private final Connection connection;
  private final boolean dryRun;

  /**
   * @param connection that commits each statement
   * @param dryRun whether only to count
   */
  public Deletion(Connection connection, boolean dryRun) {
    this.connection = connection;
    this.dryRun = dryRun;
  }

  /** The output of some runs; says how much it was. */
  public Output output(List<Long> runs) throws SQLException {
    if (runs.isEmpty()) {
      return Output.NONE;
    }
    Output found = Output.NONE;
    String sql =
        "SELECT COALESCE(SUM(line_count), 0), COALESCE(SUM(bytes), 0) FROM output_chunk WHERE run"
            + in(runs);
    try (PreparedStatement statement = prepared(sql, runs);
        ResultSet row = statement.executeQuery()) {
      row.next();
      found = new Output(row.getLong(1), row.getLong(2));
    }
    if (!dryRun) {
      chunks(runs);
    }
    return found;
  }

  /** Some runs, which have no output any more, but for what was opened again; says how many. */
  public long runs(List<Long> runs) throws SQLException {
    if (!dryRun && !runs.isEmpty()) {
      return execute(DELETE_RUNS + in(runs), runs);
    }
    return runs.size();
  }

  /**
   * Rows of a table.
   *
   * @param condition with a question mark for the instant
   * @param progress takes how many, as it goes on
   */
  public long rows(String table, String condition, Instant before, LongConsumer progress)
      throws SQLException {
    return rows(table, condition, before, ROWS, progress);
  }

  /**
   * The same.
   *
   * @param most how many a statement deletes
   */
  public long rows(String table, String condition, Instant before, int most, LongConsumer progress)
      throws SQLException {
    LocalDateTime limit = LocalDateTime.ofInstant(before, ZoneOffset.UTC);
    if (dryRun) {
      return count("SELECT COUNT(*) FROM " + table + " WHERE " + condition, limit);
    }
    long all = 0;
    long deleted;
    do {
      String sql = "DELETE FROM " + table + " WHERE " + condition + " LIMIT " + most;
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setObject(1, limit);
        deleted = statement.executeUpdate();
      }
      all += deleted;
      progress.accept(all);
    } while (deleted == most);
    return all;
  }

  private long count(String sql, LocalDateTime limit) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, limit);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private void chunks(List<Long> runs) throws SQLException {
    for (LastChunk last = lastOfNext(runs); last != null; last = lastOfNext(runs)) {
      var parameters = new ArrayList<>(runs);
      parameters.addAll(List.of(last.run(), last.run(), (long) last.kind(), (long) last.kind()));
      parameters.add(last.offset());
      String upToIt =
          " AND c.run <= ? AND (c.run < ? OR c.kind < ? OR (c.kind = ? AND c.byte_offset <= ?))";
      int unused = execute(DELETE_CHUNKS + in(runs) + upToIt, parameters);
    }
    int unused = execute(DELETE_CHUNKS + in(runs), runs);
  }

  /** Null: there are fewer than a statement deletes. */
  private @Nullable LastChunk lastOfNext(List<Long> runs) throws SQLException {
    String sql =
        "SELECT run, kind, byte_offset FROM output_chunk FORCE INDEX (PRIMARY) WHERE run"
            + in(runs)
            + " ORDER BY run, kind, byte_offset LIMIT 1 OFFSET "
            + (CHUNKS - 1);
    try (PreparedStatement statement = prepared(sql, runs);
        ResultSet row = statement.executeQuery()) {
      return row.next() ? new LastChunk(row.getLong(1), row.getInt(2), row.getLong(3)) : null;
    }
  }

  private int execute(String sql, List<Long> parameters) throws SQLException {
    for (int left = TRIES - 1; ; left--) {
      try (PreparedStatement statement = prepared(sql, parameters)) {
        return statement.executeUpdate();
      } catch (SQLException e) {
        if (left == 0 || !DatabaseTrouble.of(e).equals(Optional.of(DatabaseTrouble.BUSY))) {
          throw e;
        }
      }
    }
  }

  private static String in(List<Long> values) {
    return " IN (" + String.join(", ", Collections.nCopies(values.size(), "?")) + ")";
  }

  private PreparedStatement prepared(String sql, List<Long> values) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.size(); i++) {
      statement.setLong(i + 1, values.get(i));
    }
    return statement;
  }
}
