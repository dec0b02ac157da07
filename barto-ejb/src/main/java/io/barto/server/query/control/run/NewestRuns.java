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
 * is one page, whatever there are; and a page looks at a bounded number of runs, so that those who
 * wait hear of it where few of them are wanted.
 */
public final class NewestRuns {
  private static final int PAGE = 500;

  /** Through how many runs, in the order of the key, a page looks at most. */
  private static final int LOOK = 20_000;

  /** Where a run stands in the order of all. */
  private record Place(LocalDateTime sorted, long number) {}

  private final Connection connection;
  private final RunFilter filter;
  private long left;
  private @Nullable Place last;

  /** Up to where the runs are looked at; null: up to the last of all, or not known yet. */
  private @Nullable Place end;

  /**
   * @param most how many at most; 0: all
   */
  public NewestRuns(Connection connection, RunFilter filter, long most) {
    this.connection = connection;
    this.filter = filter;
    this.left = most == 0 ? Long.MAX_VALUE : most;
  }

  /** Whether there are no more. */
  public boolean isOver() {
    return left == 0;
  }

  /** The next page, which may be empty though it is not the end. */
  public List<RunItem> next() throws SQLException {
    if (isOver()) {
      return List.of();
    }
    long limit = Math.min(PAGE, left);
    if (end == null && filter.isSelective()) {
      end = placeAfter(LOOK);
    }
    Conditions conditions = conditions(filter.conditions());
    if (end != null) {
      conditions.and("(r.sorted > ? OR r.number >= ?)", end.sorted(), end.number());
      conditions.and("r.sorted >= ?", end.sorted());
    }
    var page = new ArrayList<RunItem>();
    try (PreparedStatement statement =
            prepared(RunRow.SELECT, RunRow.WORKER, conditions, " LIMIT " + limit);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        last = new Place(rows.getObject(2, LocalDateTime.class), rows.getLong(1));
        page.add(RunRow.item(rows));
      }
    }
    left -= page.size();
    if (page.size() < limit) {
      last = end;
      left = end == null ? 0 : left;
      end = null;
    }
    return page;
  }

  /** All that are left, of which there are few. */
  public List<RunItem> rest() throws SQLException {
    var all = new ArrayList<RunItem>();
    while (!isOver()) {
      all.addAll(next());
    }
    return all;
  }

  /** The last of the next so many runs that the key has; null where there are not so many. */
  private @Nullable Place placeAfter(int runs) throws SQLException {
    Conditions conditions = conditions(filter.ofKey());
    String which = " LIMIT 1 OFFSET " + (runs - 1);
    try (PreparedStatement statement =
            prepared("SELECT r.number, r.sorted FROM run r ", "", conditions, which);
        ResultSet row = statement.executeQuery()) {
      return row.next() ? new Place(row.getObject(2, LocalDateTime.class), row.getLong(1)) : null;
    }
  }

  private PreparedStatement prepared(
      String select, String join, Conditions conditions, String limit) throws SQLException {
    PreparedStatement statement =
        connection.prepareStatement(
            select
                + ("FORCE INDEX (" + filter.key() + ")")
                + join
                + (" WHERE " + conditions.text())
                + (" ORDER BY r.sorted DESC, r.number DESC" + limit));
    conditions.setOn(statement);
    return statement;
  }

  private Conditions conditions(Conditions others) {
    var conditions = new Conditions();
    if (last != null) {
      conditions
          .and("r.sorted <= ?", last.sorted())
          .and("(r.sorted < ? OR r.number < ?)", last.sorted(), last.number());
    }
    return conditions.and(others);
  }
}
