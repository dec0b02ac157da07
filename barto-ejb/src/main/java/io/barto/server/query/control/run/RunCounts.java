package io.barto.server.query.control.run;

import io.barto.protocol.RunAnswer.RunItem;
import io.barto.protocol.RunAnswer.State;
import io.barto.protocol.ServerAnswer.StateCount;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What an overview shows of runs; each state by itself, so that it comes straight from a key. */
public final class RunCounts {
  private static final String SINCE =
      "SELECT COUNT(*) FROM run r FORCE INDEX (run_state_sorted)"
          + " WHERE r.state = ? AND r.sorted >= ?";

  private static final Comparator<RunItem> NEWEST_FIRST =
      Comparator.comparing(RunCounts::sorted).reversed();

  private RunCounts() {}

  /** How many runs since an instant are in each state; states without any are left out. */
  public static List<StateCount> since(Connection connection, Instant instant) throws SQLException {
    var counts = new ArrayList<StateCount>();
    for (State state : State.values()) {
      long count = count(connection, state, instant);
      if (count > 0) {
        counts.add(new StateCount(state, count));
      }
    }
    return counts;
  }

  /** How many runs are in some states. */
  public static long in(Connection connection, List<State> states) throws SQLException {
    long sum = 0;
    for (State state : states) {
      sum += count(connection, state, Instant.EPOCH);
    }
    return sum;
  }

  private static long count(Connection connection, State state, Instant since) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SINCE)) {
      statement.setString(1, state.name());
      statement.setObject(2, DatabaseTime.parameter(since));
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  /** The newest runs in some states, newest first. */
  public static List<RunItem> newest(Connection connection, List<State> states, int most)
      throws SQLException {
    var runs = new ArrayList<RunItem>();
    for (State state : states) {
      runs.addAll(new NewestRuns(connection, RunFilter.in(state), most).rest());
    }
    return runs.stream().sorted(NEWEST_FIRST).limit(most).toList();
  }

  private static Instant sorted(RunItem run) {
    Instant nominal = run.nominal();
    return nominal == null ? run.claimed() : nominal;
  }
}
