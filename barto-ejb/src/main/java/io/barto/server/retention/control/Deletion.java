package io.barto.server.retention.control;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Deletes rows in statements of a bounded size, each committed by itself, so that nobody waits for
 * them long; or only counts them.
 */
public final class Deletion {
  /** A chunk has up to some MiB; a statement deletes so many of them, or so many other rows. */
  private static final int CHUNKS = 200;

  private static final int ROWS = 5_000;

  /** By their key: to go through a table that seems small would lock every run in it. */
  private static final String DELETE_RUNS =
      "DELETE r FROM run r FORCE INDEX (PRIMARY) WHERE r.number";

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
      repeat("DELETE FROM output_chunk WHERE run" + in(runs) + " LIMIT " + CHUNKS, CHUNKS, runs);
    }
    return found;
  }

  /** Some runs, which have no output any more; says how many. */
  public long runs(List<Long> runs) throws SQLException {
    if (!dryRun && !runs.isEmpty()) {
      try (PreparedStatement statement = prepared(DELETE_RUNS + in(runs), runs)) {
        return statement.executeUpdate();
      }
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

  private void repeat(String sql, int most, List<Long> parameters) throws SQLException {
    int deleted;
    do {
      try (PreparedStatement statement = prepared(sql, parameters)) {
        deleted = statement.executeUpdate();
      }
    } while (deleted == most);
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
