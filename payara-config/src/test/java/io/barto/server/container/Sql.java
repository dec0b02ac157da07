package io.barto.server.container;

import io.barto.server.maintenance.boundary.DataSources;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What the database holds, by a connection of its own: committed rows only. */
final class Sql {
  private Sql() {}

  /** All rows, their columns as text and joined by spaces; a missing value is {@code null}. */
  static List<String> rows(String sql, Object... parameters) {
    var rows = new ArrayList<String>();
    try (Connection connection = dataSource().getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          rows.add(row(result));
        }
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(sql + " " + Arrays.toString(parameters), e);
    }
  }

  /** Changes rows, and says how many. */
  static int update(String sql, Object... parameters) {
    try (Connection connection = dataSource().getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(sql + " " + Arrays.toString(parameters), e);
    }
  }

  /** Holds rows, as a query with FOR UPDATE does, until what it returns is closed. */
  static AutoCloseable hold(String sql, Object... parameters) throws SQLException {
    Connection connection = dataSource().getConnection();
    connection.setAutoCommit(false);
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      statement.executeQuery().close();
    }
    return () -> {
      connection.rollback();
      connection.setAutoCommit(true);
      connection.close();
    };
  }

  /** The first column of the only row. */
  static long number(String sql, Object... parameters) {
    List<String> rows = rows(sql, parameters);
    if (rows.size() != 1) {
      throw new IllegalStateException(rows.size() + " rows: " + sql);
    }
    return Long.parseLong(rows.get(0));
  }

  private static String row(ResultSet result) throws SQLException {
    var columns = new ArrayList<String>();
    for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
      columns.add(text(result.getObject(i)));
    }
    return String.join(" ", columns);
  }

  /** Times to the millisecond, and in UTC as they are stored. */
  private static String text(@Nullable Object column) {
    if (column instanceof Timestamp time) {
      return time.toInstant().toString();
    }
    if (column instanceof Boolean flag) {
      return flag ? "1" : "0";
    }
    return String.valueOf(column);
  }

  @SuppressWarnings("BanJNDI") // a constant name
  static DataSource dataSource() {
    try {
      return (DataSource) new InitialContext().lookup(DataSources.BARTO);
    } catch (NamingException e) {
      throw new IllegalStateException(e);
    }
  }
}
