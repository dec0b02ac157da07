package io.barto.server.query.control.output;

import io.barto.protocol.OutputKind;
import io.barto.server.query.control.run.DatabaseTime;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Whether a run has ended, and what it had written by then.
 *
 * @param isTaken whether its worker has it
 * @param at when; null as long as it has not
 * @param stdoutBytes null where nobody said it
 */
public record RunEnd(
    boolean isTaken, @Nullable Instant at, @Nullable Long stdoutBytes, @Nullable Long stderrBytes) {
  /** Of a run that is there no more. */
  private static final RunEnd GONE = new RunEnd(true, Instant.EPOCH, null, null);

  /** What the database says of it now. */
  public static RunEnd of(DataSource source, long number) throws SQLException {
    String sql = "SELECT finished, stdout_bytes, stderr_bytes, state FROM run WHERE number = ?";
    try (Connection connection = source.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, number);
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? new RunEnd(
                !row.getString(4).equals("DUE"),
                DatabaseTime.orNull(row, 1),
                row.getObject(2, Long.class),
                row.getObject(3, Long.class))
            : GONE;
      }
    }
  }

  /** Whether it has ended. */
  public boolean isThere() {
    return at != null;
  }

  @Nullable Long bytes(OutputKind kind) {
    return kind == OutputKind.STDOUT ? stdoutBytes : stderrBytes;
  }
}
