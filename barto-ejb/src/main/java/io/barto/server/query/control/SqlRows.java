package io.barto.server.query.control;

import io.barto.protocol.ServerToCli.Rows;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs a person's query and hands its rows over in parts. */
public final class SqlRows {
  /** More rows than a person reads; whoever wants all of a table dumps it. */
  public static final int MAX_ROWS = 1_000_000;

  private static final int PART_BYTES = 256 << 10;
  private static final int FETCH_ROWS = 1_000;

  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendPattern(" HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 6, true)
          .toFormatter(Locale.ROOT);

  private SqlRows() {}

  /**
   * Executes one statement on a connection that can only read.
   *
   * @return how many rows there were; more than {@link #MAX_ROWS} where the answer was cut there
   * @throws SQLException what the database says
   */
  public static long stream(
      Connection connection, String sql, int timeoutSeconds, Consumer<Rows> sink)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setFetchSize(FETCH_ROWS);
      statement.setMaxRows(MAX_ROWS + 1);
      statement.setQueryTimeout(timeoutSeconds);
      if (!statement.execute(sql)) {
        return 0;
      }
      try (ResultSet rows = statement.getResultSet()) {
        return stream(rows, sink);
      }
    }
  }

  private static long stream(ResultSet rows, Consumer<Rows> sink) throws SQLException {
    List<String> columns = columns(rows.getMetaData());
    var part = new ArrayList<List<@Nullable String>>();
    long count = 0;
    int bytes = 0;
    boolean sent = false;
    while (count < MAX_ROWS && rows.next()) {
      var row = new ArrayList<@Nullable String>(columns.size());
      for (int i = 1; i <= columns.size(); i++) {
        String cell = cell(rows, i);
        bytes += cell == null ? 1 : cell.length() + 2;
        row.add(cell);
      }
      part.add(row);
      count++;
      if (bytes >= PART_BYTES) {
        sink.accept(new Rows(columns, part));
        sent = true;
        part.clear();
        bytes = 0;
      }
    }
    if (!part.isEmpty() || !sent) {
      sink.accept(new Rows(columns, part));
    }
    return count == MAX_ROWS && rows.next() ? MAX_ROWS + 1L : count;
  }

  /** Times as they are stored, in UTC; as text the driver would give them in this JVM's zone. */
  private static @Nullable String cell(ResultSet rows, int column) throws SQLException {
    if (rows.getMetaData().getColumnType(column) != Types.TIMESTAMP) {
      return rows.getString(column);
    }
    LocalDateTime time = rows.getObject(column, LocalDateTime.class);
    return time == null ? null : TIME.format(time);
  }

  private static List<String> columns(ResultSetMetaData meta) throws SQLException {
    var columns = new ArrayList<String>();
    for (int i = 1; i <= meta.getColumnCount(); i++) {
      columns.add(meta.getColumnLabel(i));
    }
    return columns;
  }
}
