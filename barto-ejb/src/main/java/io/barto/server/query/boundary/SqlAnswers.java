package io.barto.server.query.boundary;

import io.barto.protocol.ErrorCode;
import io.barto.protocol.ServerToCli;
import io.barto.server.maintenance.boundary.DataSources;
import io.barto.server.query.control.ReaderGrants;
import io.barto.server.query.control.ReadingSql;
import io.barto.server.query.control.SqlRows;
import io.barto.server.query.control.SqlRows.TooLargeException;
import io.barto.server.query.control.WorkingTime;
import io.barto.server.refusal.RefusedException;
import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * People's own queries. What keeps them from writing is the grant of the database user that they
 * run as, which is looked at each time; the rest keeps them from doing harm by reading. Their
 * connection ends with them, and with it whatever they have set or locked.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SqlAnswers {
  private static final Logger LOG = System.getLogger(SqlAnswers.class.getName());

  /** How long a query may take, without the time that its reader takes. */
  private static final int QUERY_SECONDS = 20;

  /** How long all of it may take, with its reader's time: the database itself ends it then. */
  private static final int WHOLE_SECONDS = 600;

  /** A query that could not be ended, for want of a connection, is tried again so often. */
  private static final int AGAIN_SECONDS = 1;

  private static final int INTERRUPTED = 1317;
  private static final int TIME_EXCEEDED = 1969;

  @Resource(lookup = DataSources.QUERY)
  @SuppressWarnings("NullAway.Init")
  private DataSource dataSource;

  @Resource
  @SuppressWarnings("NullAway.Init")
  private ManagedScheduledExecutorService scheduler;

  /** Whether there is a database user for people's queries. */
  public boolean isOn() {
    return !System.getProperty("barto.query.user", "").isBlank();
  }

  /** Streams the rows of one query; says how many. */
  public long query(String sql, Consumer<ServerToCli> sink) {
    if (!isOn()) {
      throw switchedOff("they need a database user who can only read");
    }
    ReadingSql.mistake(sql)
        .ifPresent(
            what -> {
              throw new RefusedException(ErrorCode.BAD_REQUEST, what);
            });
    try (Connection connection = connection()) {
      checkGrants(connection);
      connection.setReadOnly(true);
      return query(connection, sql, sink);
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  private Connection connection() throws SQLException {
    try {
      return dataSource.getConnection();
    } catch (SQLException e) {
      String message = String.valueOf(e.getMessage());
      if (message.contains("Access denied")) {
        throw switchedOff("the database does not let query_username in: " + Reading.said(e));
      }
      throw Reading.unreachable(e);
    }
  }

  private static void checkGrants(Connection connection) throws SQLException {
    ReaderGrants.beyondReading(connection)
        .ifPresent(
            privilege -> {
              throw switchedOff(
                  "their database user, query_username under [mariadb], must be able to do nothing"
                      + " but SELECT, and was granted "
                      + privilege);
            });
  }

  private long query(Connection connection, String sql, Consumer<ServerToCli> sink)
      throws SQLException {
    var over = new AtomicBoolean();
    var cancelled = new AtomicBoolean();
    try (Statement statement = connection.createStatement();
        WorkingTime time =
            new WorkingTime(
                scheduler,
                System::nanoTime,
                TimeUnit.SECONDS.toNanos(QUERY_SECONDS),
                () -> cancel(statement, cancelled, over))) {
      long count =
          SqlRows.stream(
              statement,
              sql,
              WHOLE_SECONDS,
              rows -> {
                if (cancelled.get()) { // these had left the database before
                  throw tookTooLong();
                }
                time.uncounted(() -> sink.accept(rows));
              });
      if (cancelled.get()) { // what was stopped may have come to its end all the same
        throw tookTooLong();
      }
      return count;
    } catch (TooLargeException e) {
      throw new RefusedException(ErrorCode.TOO_LARGE, String.valueOf(e.getMessage()));
    } catch (SQLException e) {
      if (cancelled.get()) {
        throw tookTooLong();
      }
      throw e;
    } finally {
      over.set(true);
    }
  }

  private void cancel(Statement statement, AtomicBoolean cancelled, AtomicBoolean over) {
    if (over.get()) {
      return;
    }
    cancelled.set(true);
    try {
      statement.cancel();
    } catch (SQLException e) {
      LOG.log(Level.WARNING, "a query that takes too long could not be ended yet", e);
      var unused =
          scheduler.schedule(
              () -> cancel(statement, cancelled, over), AGAIN_SECONDS, TimeUnit.SECONDS);
    }
  }

  private static RefusedException tookTooLong() {
    return new RefusedException(
        ErrorCode.TIMED_OUT, "the query was stopped after " + QUERY_SECONDS + " s; ask for less");
  }

  private static RefusedException switchedOff(String why) {
    return new RefusedException(
        ErrorCode.SWITCHED_OFF,
        "queries are switched off: "
            + why
            + ". Make one in the database, CREATE USER 'barto_query'@'%' IDENTIFIED BY '…' WITH"
            + " MAX_STATEMENT_TIME 30 MAX_USER_CONNECTIONS 24; GRANT SELECT, SHOW VIEW ON barto.* TO"
            + " 'barto_query'@'%'; and set query_username and query_password under [mariadb] in"
            + " bartos.toml");
  }

  private static RefusedException failure(SQLException e) {
    if (e.getErrorCode() == INTERRUPTED) {
      return new RefusedException(
          ErrorCode.TIMED_OUT, "the query was stopped in the database, by whoever runs it");
    }
    if (e instanceof SQLTimeoutException || e.getErrorCode() == TIME_EXCEEDED) {
      return new RefusedException(
          ErrorCode.TIMED_OUT,
          "the query was stopped after "
              + WHOLE_SECONDS
              + " s, in which its answer was not read to its end; ask for less, or write the answer"
              + " to a file");
    }
    RefusedException failure = Reading.failure(e);
    return failure.code() == ErrorCode.INTERNAL
        ? new RefusedException(ErrorCode.BAD_REQUEST, Reading.said(e))
        : failure;
  }
}
