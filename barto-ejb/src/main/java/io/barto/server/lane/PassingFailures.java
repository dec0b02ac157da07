package io.barto.server.lane;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells failures of the database that pass by themselves from those that stay. */
public final class PassingFailures {
  /** Snapshot outdated, disk full, table full, lock wait timeout, read only (twice): all HY000. */
  private static final Set<Integer> PASSING_ERRORS = Set.of(1020, 1021, 1114, 1205, 1290, 1836);

  /** The statement is longer than the server's max_allowed_packet, and always will be. */
  private static final int TOO_LARGE = 1153;

  private PassingFailures() {}

  /** Whether trying again can help: a lost connection, a deadlock, a time-out, a full disk. */
  public static boolean isPassing(Throwable failure) {
    boolean passing = false;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (isTooLarge(cause)) {
        return false;
      }
      passing |= isPassingCause(cause);
    }
    return passing;
  }

  /** The driver reports it as a lost connection, which it is not. */
  private static boolean isTooLarge(Throwable cause) {
    return cause.getClass().getSimpleName().equals("MaxAllowedPacketException")
        || (cause instanceof SQLException sql && sql.getErrorCode() == TOO_LARGE);
  }

  private static boolean isPassingCause(Throwable cause) {
    return cause instanceof SQLNonTransientConnectionException
        || cause instanceof SQLTransientException
        || cause instanceof SQLRecoverableException
        || (cause instanceof SQLException sql && isPassingSql(sql))
        || isUnclearEnd(cause)
        || cause.getClass().getSimpleName().equals("PoolingException");
  }

  /** The connection was lost as the transaction ended: the container says so in its own words. */
  private static boolean isUnclearEnd(Throwable cause) {
    return cause.getClass().getName().startsWith("org.omg.CORBA.")
        || cause.getClass().getName().equals("javax.transaction.xa.XAException");
  }

  private static boolean isPassingSql(SQLException sql) {
    return isPassingState(sql.getSQLState())
        || PASSING_ERRORS.contains(sql.getErrorCode())
        // the pool that has no connection to give; it sets no state
        || String.valueOf(sql.getMessage()).startsWith("Error in allocating a connection");
  }

  /** Class 08: connection; 40: rolled back (deadlock). */
  private static boolean isPassingState(@Nullable String state) {
    return state != null && (state.startsWith("08") || state.startsWith("40"));
  }
}
