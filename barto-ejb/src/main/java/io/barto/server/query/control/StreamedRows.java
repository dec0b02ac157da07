package io.barto.server.query.control;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * Rows that come as they are taken, however slowly. Whoever closes them before their end stops the
 * database: the driver would read all that are left, and they may be any number.
 */
final class StreamedRows implements AutoCloseable {
  private static final Logger LOG = System.getLogger(StreamedRows.class.getName());

  /** In seconds; longer than {@code cli_idle} may be, with which the server ends them itself. */
  private static final int LONGEST_READ = 86_460;

  private final Statement statement;
  private final ResultSet rows;
  private boolean over;

  private StreamedRows(Statement statement, ResultSet rows) {
    this.statement = statement;
    this.rows = rows;
  }

  /** Executes a statement with a fetch size. */
  static StreamedRows of(PreparedStatement statement) throws SQLException {
    waitForTheReader(statement);
    return new StreamedRows(statement, statement.executeQuery());
  }

  /**
   * Executes a query that somebody has written, on a statement with a fetch size.
   *
   * @return null: it has no rows
   */
  static @Nullable StreamedRows of(Statement statement, String sql) throws SQLException {
    waitForTheReader(statement);
    return statement.execute(sql) ? new StreamedRows(statement, statement.getResultSet()) : null;
  }

  /** The database hangs up on whoever takes nothing for 60 s, unless told otherwise. */
  private static void waitForTheReader(Statement statement) throws SQLException {
    execute(statement, "SET SESSION net_write_timeout = " + LONGEST_READ);
  }

  private static void execute(Statement of, String sql) throws SQLException {
    try (Statement statement = of.getConnection().createStatement()) {
      statement.execute(sql);
    }
  }

  /** Goes to the next row; false: there is none. */
  boolean next() throws SQLException {
    over = true; // after a failure, too
    over = !rows.next();
    return !over;
  }

  /** The row that it is at. */
  ResultSet row() {
    return rows;
  }

  @Override
  public void close() throws SQLException {
    if (!over) {
      stop();
    }
    try {
      rows.close(); // reads what is left, and keeps nothing of it
    } catch (SQLException e) {
      LOG.log(Level.DEBUG, "the rows say that they were stopped", e);
    }
    leave();
  }

  private void stop() {
    try {
      statement.cancel();
    } catch (SQLException e) {
      LOG.log(Level.DEBUG, "rows that nobody takes any more can't be stopped", e);
    }
  }

  /** A stop may come when all had been sent, and would meet the connection's next statement. */
  private void leave() {
    for (int i = 0; i < 2; i++) {
      try {
        execute(statement, "SET SESSION net_write_timeout = DEFAULT");
        return;
      } catch (SQLException e) {
        LOG.log(Level.DEBUG, "it was this one that was stopped, or the connection is lost", e);
      }
    }
  }
}
