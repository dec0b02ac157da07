package io.barto.server.lane;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with the database where trying again can help; other failures stay, however often
 * the same is tried. The numbers are MariaDB's error codes, which all come under the state HY000.
 */
public enum DatabaseTrouble {
  /** Its disk, or the room of a table, is full. */
  FULL("the database's disk is full: make room there"),
  /** It takes no changes. */
  READ_ONLY(
      "the database is read only: SET GLOBAL read_only = 0, or name the primary in [mariadb]"),
  /** Others held the same rows for too long, or each other's. */
  BUSY("the database is busy: others hold the same rows"),
  /** There is no connection to it. */
  UNREACHABLE("the database is not reachable");

  private static final Map<Integer, DatabaseTrouble> BY_CODE =
      Map.of(
          1020, BUSY, 1021, FULL, 1114, FULL, 1205, BUSY, 1213, BUSY, 1290, READ_ONLY, 1836,
          READ_ONLY);

  /** The statement is longer than the server's max_allowed_packet, and always will be. */
  private static final int TOO_LARGE = 1153;

  private final String words;

  DatabaseTrouble(String words) {
    this.words = words;
  }

  /** What is wrong, for people. */
  @Override
  public String toString() {
    return words;
  }

  /** The trouble behind a failure; empty: it is another, which stays. */
  public static Optional<DatabaseTrouble> of(Throwable failure) {
    return causes(failure).anyMatch(DatabaseTrouble::isTooLarge)
        ? Optional.empty()
        : causes(failure).flatMap(cause -> ofCause(cause).stream()).min(DatabaseTrouble::compareTo);
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
  }

  /** The driver reports it as a lost connection, which it is not. */
  private static boolean isTooLarge(Throwable cause) {
    return cause.getClass().getSimpleName().equals("MaxAllowedPacketException")
        || (cause instanceof SQLException sql && sql.getErrorCode() == TOO_LARGE);
  }

  private static Optional<DatabaseTrouble> ofCause(Throwable cause) {
    if (cause instanceof SQLException sql && BY_CODE.containsKey(sql.getErrorCode())) {
      return Optional.of(BY_CODE.get(sql.getErrorCode()));
    }
    if (cause instanceof SQLException sql && isRolledBack(sql.getSQLState())) {
      return Optional.of(BUSY);
    }
    return isLoss(cause) ? Optional.of(UNREACHABLE) : Optional.empty();
  }

  /** Class 40: rolled back (deadlock). */
  private static boolean isRolledBack(@Nullable String state) {
    return state != null && state.startsWith("40");
  }

  private static boolean isLoss(Throwable cause) {
    return cause instanceof SQLNonTransientConnectionException
        || cause instanceof SQLTransientException
        || cause instanceof SQLRecoverableException
        || (cause instanceof SQLException sql && isLostConnection(sql))
        || isUnclearEnd(cause)
        || cause.getClass().getSimpleName().equals("PoolingException");
  }

  /** The connection was lost as the transaction ended: the container says so in its own words. */
  private static boolean isUnclearEnd(Throwable cause) {
    return cause.getClass().getName().startsWith("org.omg.CORBA.")
        || cause.getClass().getName().equals("jakarta.transaction.SystemException")
        || cause.getClass().getName().equals("javax.transaction.xa.XAException");
  }

  /** Class 08: connection; or the pool has none to give, which sets no state. */
  private static boolean isLostConnection(SQLException sql) {
    String state = sql.getSQLState();
    return (state != null && state.startsWith("08"))
        || String.valueOf(sql.getMessage()).startsWith("Error in allocating a connection");
  }
}
