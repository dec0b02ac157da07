package io.barto.server.query.boundary;

import io.barto.protocol.ErrorCode;
import io.barto.server.refusal.RefusedException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import javax.sql.DataSource;

/** Lends connections to answers, and says in words what goes wrong with them. */
final class Reading {
  /** So the container says it. */
  private static final String POOL_IS_EMPTY = "max-pool-size";

  private Reading() {}

  /** What needs a connection. */
  @FunctionalInterface
  interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  /** What makes its connections itself. */
  @FunctionalInterface
  interface OwnWork<T> {
    T run() throws SQLException;
  }

  /** Does something with a connection. */
  static <T> T of(DataSource source, Work<T> work) {
    return translated(
        () -> {
          try (Connection connection = source.getConnection()) {
            return work.on(connection);
          }
        });
  }

  /** Does something, and says what went wrong. */
  static <T> T translated(OwnWork<T> work) {
    try {
      return work.run();
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /** What people are told of a failure. */
  static RefusedException failure(SQLException e) {
    if (e instanceof SQLTimeoutException) {
      return new RefusedException(ErrorCode.TIMED_OUT, "the database took too long; ask for less");
    }
    String state = e.getSQLState();
    return state == null || state.startsWith("08")
        ? unreachable(e)
        : new RefusedException(ErrorCode.INTERNAL, "the database failed: " + said(e));
  }

  /** What people are told where there is no connection. */
  static RefusedException unreachable(SQLException e) {
    if (said(e).contains(POOL_IS_EMPTY)) {
      return new RefusedException(ErrorCode.INTERNAL, "the server is too busy; ask again");
    }
    return new RefusedException(
        ErrorCode.DATABASE_UNAVAILABLE,
        "the server's database is not reachable: " + said(e) + "; it may be starting: try again");
  }

  /** What the database said, without the driver's number of the connection. */
  static String said(SQLException e) {
    return String.valueOf(e.getMessage()).replaceFirst("^\\(conn=\\d+\\) ", "");
  }
}
