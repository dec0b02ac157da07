package io.barto.server.lane;

import static io.barto.server.lane.DatabaseTrouble.BUSY;
import static io.barto.server.lane.DatabaseTrouble.FULL;
import static io.barto.server.lane.DatabaseTrouble.READ_ONLY;
import static io.barto.server.lane.DatabaseTrouble.UNREACHABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import jakarta.transaction.SystemException;
import java.sql.BatchUpdateException;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransactionRollbackException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mariadb.jdbc.export.MaxAllowedPacketException;

class DatabaseTroubleTest {
  static Stream<Arguments> passing() {
    return Stream.of(
        arguments(UNREACHABLE, new SQLNonTransientConnectionException("connection reset")),
        arguments(UNREACHABLE, new SQLTransientConnectionException("socket closed")),
        arguments(UNREACHABLE, new SQLTimeoutException("too slow")),
        arguments(UNREACHABLE, new SQLRecoverableException("gone")),
        arguments(UNREACHABLE, new SQLException("link failure", "08S01")),
        arguments(UNREACHABLE, new SQLException("Error in allocating a connection. Cause: in use")),
        arguments(UNREACHABLE, new PoolingException()),
        arguments(UNREACHABLE, new SystemException("org.omg.CORBA.INTERNAL: JTS5031")),
        arguments(BUSY, new SQLTransactionRollbackException("deadlock", "40001", 1213)),
        arguments(BUSY, new SQLException("deadlock", "40001")),
        arguments(BUSY, new SQLException("Lock wait timeout exceeded", "HY000", 1205)),
        arguments(
            BUSY,
            new BatchUpdateException(
                "Lock wait timeout exceeded",
                "HY000",
                1205,
                new int[0],
                new SQLException("Lock wait timeout exceeded", "HY000", 1205))),
        arguments(BUSY, new SQLException("Record has changed since last read", "HY000", 1020)),
        arguments(FULL, new SQLException("Disk full", "HY000", 1021)),
        arguments(FULL, new SQLException("The table is full", "HY000", 1114)),
        arguments(READ_ONLY, new SQLException("running with --read-only", "HY000", 1290)));
  }

  /** Stands for the container's, which is known by its name only. */
  private static final class PoolingException extends Exception {}

  static Stream<Exception> lasting() {
    return Stream.of(
        new SQLDataException("Data too long", "22001", 1406),
        new SQLIntegrityConstraintViolationException("Duplicate entry", "23000", 1062),
        new SQLException("no default value", "HY000", 1364),
        new SQLException("no state"),
        new SQLNonTransientConnectionException(
            "Packet too big", "08000", 0, new MaxAllowedPacketException("too big", true)),
        new SQLTransientConnectionException(
            "Packet too big", "HZ000", 0, new MaxAllowedPacketException("too big", false)),
        new SQLNonTransientConnectionException("Got a packet bigger than", "08S01", 1153),
        new ArithmeticException("integer overflow"));
  }

  @ParameterizedTest
  @MethodSource("passing")
  void passes_alsoAsACause(DatabaseTrouble trouble, Exception failure) {
    assertThat(DatabaseTrouble.of(failure)).contains(trouble);
    assertThat(DatabaseTrouble.of(wrapped(failure))).contains(trouble);
  }

  @ParameterizedTest
  @MethodSource("lasting")
  void stays_alsoAsACause(Exception failure) {
    assertThat(DatabaseTrouble.of(failure)).isEmpty();
    assertThat(DatabaseTrouble.of(wrapped(failure))).isEmpty();
  }

  private static Exception wrapped(Exception failure) {
    return new IllegalStateException("rolled back", new IllegalArgumentException(failure));
  }
}
