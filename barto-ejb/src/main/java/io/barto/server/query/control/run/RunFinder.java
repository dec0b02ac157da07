package io.barto.server.query.control.run;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/** Finds runs by the first digits of their ids. */
public final class RunFinder {
  /** How many are named where several begin alike; one more says that there are others. */
  public static final int MOST_NAMED = 10;

  /**
   * A run that was found.
   *
   * @param number its key in the database
   */
  public record FoundRun(long number, UUID run, String worker, String schedule) {}

  private static final int KEY_DIGITS = 8;
  private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{4,32}");

  private RunFinder() {}

  /** The digits of what somebody wrote; empty where it can't be the beginning of an id. */
  public static String digits(String written) {
    String digits = written.strip().toLowerCase(Locale.ROOT).replace("-", "");
    return DIGITS.matcher(digits).matches() ? digits : "";
  }

  /**
   * The runs whose ids begin so, at most one more than can be named.
   *
   * @param digits as {@link #digits} gives them, not empty
   */
  public static List<FoundRun> find(Connection connection, String digits) throws SQLException {
    String sql =
        "SELECT r.number, r.run_id, w.name, r.schedule FROM run r JOIN worker w ON w.id = r.worker"
            + " WHERE r.first_digits LIKE ? AND REPLACE(CAST(r.run_id AS CHAR(36)), '-', '') LIKE ?"
            + " ORDER BY r.number DESC LIMIT "
            + (MOST_NAMED + 1);
    String key = digits.substring(0, Math.min(KEY_DIGITS, digits.length()));
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, key + "%");
      statement.setString(2, digits + "%");
      return found(statement);
    }
  }

  private static List<FoundRun> found(PreparedStatement statement) throws SQLException {
    var found = new ArrayList<FoundRun>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        found.add(
            new FoundRun(
                rows.getLong(1),
                rows.getObject(2, UUID.class),
                rows.getString(3),
                rows.getString(4)));
      }
    }
    return found;
  }
}
