package io.barto.server.query.control.run;

import io.barto.protocol.RunAnswer.RunItem;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs from the newest on, a page at a time: by when they were due, or else claimed. What is held
 * is one page, whatever there are.
 */
public final class NewestRuns {
  private static final int PAGE = 500;

  private final Connection connection;
  private final RunFilter filter;
  private long left;
  private @Nullable LocalDateTime sorted;
  private long number;

  /**
   * @param most how many at most; 0: all
   */
  public NewestRuns(Connection connection, RunFilter filter, long most) {
    this.connection = connection;
    this.filter = filter;
    this.left = most == 0 ? Long.MAX_VALUE : most;
  }

  /** The next page; an empty one is the end. */
  public List<RunItem> next() throws SQLException {
    long limit = Math.min(PAGE, left);
    if (limit == 0) {
      return List.of();
    }
    Conditions conditions = conditions();
    var page = new ArrayList<RunItem>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            RunRow.SELECT
                + ("FORCE INDEX (" + filter.key() + ")")
                + RunRow.WORKER
                + ("WHERE " + conditions.text())
                + (" ORDER BY r.sorted DESC, r.number DESC LIMIT " + limit))) {
      conditions.setOn(statement);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          number = rows.getLong(1);
          sorted = rows.getObject(2, LocalDateTime.class);
          page.add(RunRow.item(rows));
        }
      }
    }
    left = page.size() < limit ? 0 : left - page.size();
    return page;
  }

  private Conditions conditions() {
    var conditions = new Conditions();
    if (sorted != null) {
      conditions.and("r.sorted <= ?", sorted).and("(r.sorted < ? OR r.number < ?)", sorted, number);
    }
    return conditions.and(filter.conditions());
  }
}
