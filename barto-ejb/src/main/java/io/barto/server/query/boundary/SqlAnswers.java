package io.barto.server.query.boundary;

import io.barto.protocol.ErrorCode;
import io.barto.protocol.ServerToCli;
import io.barto.server.maintenance.boundary.DataSources;
import io.barto.server.query.control.SqlRows;
import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** People's own queries, as a user of the database who can only read. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SqlAnswers {
  private static final int QUERY_SECONDS = 20;

  @Resource(lookup = DataSources.QUERY)
  @SuppressWarnings("NullAway.Init")
  private DataSource dataSource;

  /** Whether there is a database user for people's queries. */
  public boolean isOn() {
    return !System.getProperty("barto.query.user", "").isBlank();
  }

  /** Streams the rows of one query; says how many. */
  public long query(String sql, Consumer<ServerToCli> sink) {
    if (!isOn()) {
      throw new RequestFailedException(
          ErrorCode.SWITCHED_OFF,
          "queries are switched off: they need a database user who can only read;"
              + " make one and set query_username and query_password under [mariadb]"
              + " in bartos.toml");
    }
    try (Connection connection = dataSource.getConnection()) {
      connection.setReadOnly(true);
      long rows = SqlRows.stream(connection, sql, QUERY_SECONDS, sink::accept);
      if (rows > SqlRows.MAX_ROWS) {
        throw new RequestFailedException(
            ErrorCode.TOO_LARGE,
            "the answer was cut after " + SqlRows.MAX_ROWS + " rows; ask for less");
      }
      return rows;
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  private static RequestFailedException failure(SQLException e) {
    RequestFailedException failure = Reading.failure(e);
    return failure.code() == ErrorCode.INTERNAL
        ? new RequestFailedException(ErrorCode.BAD_REQUEST, String.valueOf(e.getMessage()))
        : failure;
  }
}
