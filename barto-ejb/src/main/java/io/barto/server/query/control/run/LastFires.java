package io.barto.server.query.control.run;

import io.barto.protocol.RunAnswer.LastFire;
import io.barto.protocol.RunAnswer.State;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The newest fire of each schedule; what people ran by hand is none. */
public final class LastFires implements AutoCloseable {
  private static final String SELECT =
      "SELECT r.sorted, r.state, r.run_id FROM run r FORCE INDEX (run_schedule_sorted)"
          + " WHERE r.worker = ? AND r.schedule = ? AND r.origin <> 'MANUAL' AND r.sorted ="
          + " (SELECT x.sorted FROM run x FORCE INDEX (run_schedule_sorted)"
          + " WHERE x.worker = ? AND x.schedule = ? AND x.origin <> 'MANUAL'"
          + " ORDER BY x.sorted DESC LIMIT 1)"
          + " ORDER BY r.command_index, r.attempt, r.number";

  private final PreparedStatement statement;

  public LastFires(Connection connection) throws SQLException {
    statement = connection.prepareStatement(SELECT);
  }

  /**
   * The newest fire; null where there was none.
   *
   * @param worker its id in the database
   */
  public @Nullable LastFire of(long worker, String schedule) throws SQLException {
    statement.setLong(1, worker);
    statement.setString(2, schedule);
    statement.setLong(3, worker);
    statement.setString(4, schedule);
    try (ResultSet rows = statement.executeQuery()) {
      return fire(rows);
    }
  }

  private static @Nullable LastFire fire(ResultSet rows) throws SQLException {
    var runs = new ArrayList<UUID>();
    State state = State.SUCCEEDED;
    Instant nominal = null;
    while (rows.next()) {
      nominal = DatabaseTime.of(rows, 1);
      state = state == State.SUCCEEDED ? State.valueOf(rows.getString(2)) : state;
      runs.add(rows.getObject(3, UUID.class));
    }
    return nominal == null ? null : new LastFire(nominal, state, runs);
  }

  @Override
  public void close() throws SQLException {
    statement.close();
  }
}
