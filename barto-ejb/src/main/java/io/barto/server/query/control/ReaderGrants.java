package io.barto.server.query.control;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a database user can only read, by what was granted to it. */
public final class ReaderGrants {
  private static final Set<String> READING = Set.of("USAGE", "SELECT", "SHOW VIEW");
  private static final Pattern GRANT = Pattern.compile("GRANT (.+?) ON ", Pattern.DOTALL);

  private ReaderGrants() {}

  /** What the user of a connection may do that is not reading; empty where there is nothing. */
  public static Optional<String> beyondReading(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet grants = statement.executeQuery("SHOW GRANTS")) {
      while (grants.next()) {
        Optional<String> other = other(grants.getString(1));
        if (other.isPresent()) {
          return other;
        }
      }
      return Optional.empty();
    }
  }

  /** What a line of {@code SHOW GRANTS} grants beyond reading. */
  static Optional<String> other(String grant) {
    Matcher privileges = GRANT.matcher(grant);
    if (grant.startsWith("SET DEFAULT ROLE") || !privileges.find()) {
      return Optional.of("a role");
    }
    return Arrays.stream(privileges.group(1).split(",(?![^(]*\\))"))
        .map(String::strip)
        .filter(privilege -> !READING.contains(privilege.replaceFirst("\\s*\\(.*", "")))
        .findFirst();
  }
}
