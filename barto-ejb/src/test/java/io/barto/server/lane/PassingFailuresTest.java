package io.barto.server.lane;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.params.provider.MethodSource;
import org.mariadb.jdbc.export.MaxAllowedPacketException;

class PassingFailuresTest {
  static Stream<Exception> passing() {
    return Stream.of(
        new SQLNonTransientConnectionException("connection reset"),
        new SQLTransientConnectionException("socket closed"),
        new SQLTransactionRollbackException("deadlock", "40001", 1213),
        new SQLTimeoutException("too slow"),
        new SQLRecoverableException("gone"),
        new SQLException("link failure", "08S01"),
        new SQLException("deadlock", "40001"),
        new SQLException("Lock wait timeout exceeded", "HY000", 1205),
        new BatchUpdateException(
            "Lock wait timeout exceeded",
            "HY000",
            1205,
            new int[0],
            new SQLException("Lock wait timeout exceeded", "HY000", 1205)),
        new SQLException("Record has changed since last read", "HY000", 1020),
        new SQLException("Disk full", "HY000", 1021),
        new SQLException("The table is full", "HY000", 1114),
        new SQLException("running with --read-only", "HY000", 1290),
        new SQLException("Error in allocating a connection. Cause: in use"),
        new PoolingException());
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
  void passes_alsoAsACause(Exception failure) {
    assertThat(PassingFailures.isPassing(failure)).isTrue();
    assertThat(PassingFailures.isPassing(wrapped(failure))).isTrue();
  }

  @ParameterizedTest
  @MethodSource("lasting")
  void stays_alsoAsACause(Exception failure) {
    assertThat(PassingFailures.isPassing(failure)).isFalse();
    assertThat(PassingFailures.isPassing(wrapped(failure))).isFalse();
  }

  private static Exception wrapped(Exception failure) {
    return new IllegalStateException("rolled back", new IllegalArgumentException(failure));
  }
}
