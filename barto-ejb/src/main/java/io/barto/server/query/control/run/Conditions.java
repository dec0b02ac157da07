package io.barto.server.query.control.run;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Conditions of a query that must all hold, with their parameters. */
final class Conditions {
  private final List<String> texts = new ArrayList<>();
  private final List<Object> parameters = new ArrayList<>();

  /**
   * Adds one.
   *
   * @param text in SQL, with a question mark for each parameter
   */
  Conditions and(String text, Object... values) {
    texts.add(text);
    parameters.addAll(List.of(values));
    return this;
  }

  /** All of these, too. */
  Conditions and(Conditions others) {
    texts.addAll(others.texts);
    parameters.addAll(others.parameters);
    return this;
  }

  /** What follows {@code WHERE}. */
  String text() {
    return texts.isEmpty() ? "TRUE" : String.join(" AND ", texts);
  }

  void setOn(PreparedStatement statement) throws SQLException {
    for (int i = 0; i < parameters.size(); i++) {
      statement.setObject(i + 1, parameters.get(i));
    }
  }
}
