package io.barto.server.query.control.run;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Times as the database keeps them: in UTC, whatever zone this JVM is in. */
public final class DatabaseTime {
  private DatabaseTime() {}

  /** A time that is there. */
  public static Instant of(ResultSet row, int column) throws SQLException {
    return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
  }

  /** A time, or null. */
  public static @Nullable Instant orNull(ResultSet row, int column) throws SQLException {
    LocalDateTime time = row.getObject(column, LocalDateTime.class);
    return time == null ? null : time.toInstant(ZoneOffset.UTC);
  }

  /**
   * What a query compares with. Nothing is from before 1970; and a year before the first, which the
   * driver writes as one after it, would be taken for another.
   */
  public static LocalDateTime parameter(Instant time) {
    Instant sensible = time.isBefore(Instant.EPOCH) ? Instant.EPOCH : time;
    return LocalDateTime.ofInstant(sensible, ZoneOffset.UTC);
  }
}
