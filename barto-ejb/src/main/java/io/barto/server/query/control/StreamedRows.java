package io.barto.server.query.control;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Rows that come as they are taken. Whoever closes them before their end stops the database: the
 * driver would read all that are left, and they may be any number.
 */
final class StreamedRows implements AutoCloseable {
  private static final Logger LOG = System.getLogger(StreamedRows.class.getName());

  private final Statement statement;
  private final ResultSet rows;
  private boolean over;

  /** Takes what a statement with a fetch size has begun to give. */
  StreamedRows(Statement statement, ResultSet rows) {
    this.statement = statement;
    this.rows = rows;
  }

  /** Executes a statement with a fetch size. */
  static StreamedRows of(PreparedStatement statement) throws SQLException {
    return new StreamedRows(statement, statement.executeQuery());
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
    if (over) {
      rows.close();
      return;
    }
    try {
      statement.cancel();
      rows.close();
    } catch (SQLException e) {
      LOG.log(Level.DEBUG, "rows that nobody takes any more", e); // it may say that it was stopped
    }
    takeLateStop();
  }

  /** The stop may come when all had been sent, and would meet the connection's next statement. */
  private void takeLateStop() {
    try (Statement next = statement.getConnection().createStatement()) {
      next.execute("DO 0");
    } catch (SQLException e) {
      LOG.log(Level.DEBUG, "it was this one that was stopped", e);
    }
  }
}
