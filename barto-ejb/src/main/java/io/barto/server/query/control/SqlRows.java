package io.barto.server.query.control;

import io.barto.protocol.ServerToCli.Rows;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.sql.Types;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs a person's query and hands its rows over in parts, up to some limits. */
public final class SqlRows {
  /** More rows than a person reads; whoever wants all of a table dumps it. */
  public static final int MAX_ROWS = 1_000_000;

  /** How many characters all cells of an answer may have together, and those of one row. */
  static final long MAX_CHARACTERS = 512L << 20;

  private static final int MAX_ROW = 4 << 20;

  /** In bytes, as UTF-8. */
  private static final int LONGEST_CHARACTER = 4;

  private static final int PART_CHARACTERS = 256 << 10;

  /** A row may have as many bytes as the database sends at once: so they come one by one. */
  private static final int FETCH_ROWS = 1;

  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendPattern(" HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 6, true)
          .toFormatter(Locale.ROOT);

  /** An answer that is too large; what was handed over before is part of it. */
  public static final class TooLargeException extends Exception {
    private static final long serialVersionUID = 1L;

    TooLargeException(String message) {
      super(message);
    }
  }

  /** How a column's values are read. */
  private enum Kind {
    TEXT,
    BYTES,
    /** Bytes that the driver does not let measure first: geometry, and BIT, which is short. */
    UNMEASURED_BYTES,
    TIME,
    OTHER
  }

  private final Consumer<Rows> sink;
  private final List<String> columns = new ArrayList<>();
  private final List<Kind> kinds = new ArrayList<>();
  private final List<List<@Nullable String>> part = new ArrayList<>();
  private int partSize;
  private long size;
  private long count;
  private boolean sent;

  private SqlRows(ResultSetMetaData meta, Consumer<Rows> sink) throws SQLException {
    this.sink = sink;
    for (int i = 1; i <= meta.getColumnCount(); i++) {
      columns.add(meta.getColumnLabel(i));
      kinds.add(kind(meta.getColumnType(i), meta.getColumnTypeName(i)));
    }
  }

  private static Kind kind(int type, String name) {
    return switch (type) {
      case Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.CLOB -> Kind.TEXT;
      case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB ->
          name.endsWith("BINARY") || name.endsWith("BLOB") ? Kind.BYTES : Kind.UNMEASURED_BYTES;
      case Types.TIMESTAMP -> Kind.TIME;
      case Types.BIT -> // so the driver calls a TINYINT(1), too
          name.equals("BIT") ? Kind.UNMEASURED_BYTES : Kind.OTHER;
      default -> Kind.OTHER;
    };
  }

  /**
   * Executes one statement on a connection that can only read, and on which no other was stopped.
   *
   * @return how many rows there were
   * @throws SQLException what the database says, or that it has stopped the statement
   */
  public static long stream(
      Statement statement, String sql, int timeoutSeconds, Consumer<Rows> sink)
      throws SQLException, TooLargeException {
    statement.setFetchSize(FETCH_ROWS);
    statement.setMaxRows(MAX_ROWS + 1);
    statement.setQueryTimeout(timeoutSeconds);
    SqlRows all;
    try (StreamedRows rows = StreamedRows.of(statement, sql)) {
      if (rows == null) {
        return 0;
      }
      all = read(rows, sink);
    }
    checkTime(statement.getConnection());
    return all.finish();
  }

  private static SqlRows read(StreamedRows rows, Consumer<Rows> sink)
      throws SQLException, TooLargeException {
    var all = new SqlRows(rows.row().getMetaData(), sink);
    while (rows.next()) {
      all.add(rows.row());
    }
    return all;
  }

  /**
   * Functions such as BENCHMARK return a wrong value where the limit stops them, and no error: but
   * the database counts in each session what it has stopped.
   */
  private static void checkTime(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SHOW SESSION STATUS LIKE 'Max_statement_time_exceeded'")) {
      if (row.next() && row.getLong(2) > 0) {
        throw new SQLTimeoutException("the statement was stopped");
      }
    }
  }

  private void add(ResultSet rows) throws SQLException, TooLargeException {
    if (count == MAX_ROWS) {
      throw tooLarge("the answer was cut after " + MAX_ROWS + " rows; ask for less");
    }
    var row = new ArrayList<@Nullable String>(columns.size());
    int rowSize = 0;
    for (int i = 1; i <= columns.size(); i++) {
      checkLength(rows, i, MAX_ROW - rowSize);
      String cell = cell(rows, i, MAX_ROW - rowSize);
      rowSize += cell == null ? 1 : cell.length() + 2;
      checkRow(MAX_ROW - rowSize);
      row.add(cell);
    }
    size += rowSize;
    if (size > MAX_CHARACTERS) {
      throw tooLarge("the answer was cut after " + MAX_CHARACTERS + " characters; ask for less");
    }
    part.add(row);
    partSize += rowSize;
    count++;
    if (partSize >= PART_CHARACTERS) {
      send();
    }
  }

  /**
   * Before a cell is made, of which there would be copies: only the database's packets bound it.
   *
   * @param left how many characters it may have
   */
  private void checkLength(ResultSet rows, int column, int left)
      throws SQLException, TooLargeException {
    switch (kinds.get(column - 1)) {
      case TEXT -> checkRow(left - bytes(rows, column) / LONGEST_CHARACTER);
      case BYTES -> checkRow(left - 2L * bytes(rows, column));
      case UNMEASURED_BYTES, TIME, OTHER -> {}
    }
  }

  private static int bytes(ResultSet rows, int column) throws SQLException {
    try (InputStream stream = rows.getBinaryStream(column)) {
      return stream == null ? 0 : stream.available();
    } catch (IOException e) {
      throw new SQLException("a value could not be measured", e);
    }
  }

  private void checkRow(long left) throws TooLargeException {
    if (left < 0) {
      throw tooLarge("a row has more than " + MAX_ROW + " characters; ask for less of it");
    }
  }

  private TooLargeException tooLarge(String message) {
    send();
    return new TooLargeException(message);
  }

  private void send() {
    sink.accept(new Rows(columns, part));
    sent = true;
    part.clear();
    partSize = 0;
  }

  private long finish() {
    if (!part.isEmpty() || !sent) {
      send();
    }
    return count;
  }

  /**
   * Bytes in hex. Times as they are stored, in UTC; as text the driver would give them in this
   * JVM's zone.
   */
  private @Nullable String cell(ResultSet rows, int column, int left)
      throws SQLException, TooLargeException {
    return switch (kinds.get(column - 1)) {
      case TIME -> time(rows.getObject(column, LocalDateTime.class));
      case BYTES, UNMEASURED_BYTES -> hex(rows.getBytes(column), left);
      case TEXT, OTHER -> rows.getString(column);
    };
  }

  private static @Nullable String time(@Nullable LocalDateTime time) {
    return time == null ? null : TIME.format(time);
  }

  /** As SQL writes bytes: they are no text, and what is not UTF-8 of them would be lost. */
  private @Nullable String hex(byte @Nullable [] bytes, int left) throws TooLargeException {
    checkRow(bytes == null ? 0 : left - 2L * bytes.length);
    return bytes == null ? null : "0x" + HexFormat.of().formatHex(bytes);
  }
}
