package io.barto.server.query.control;

import java.util.Locale;

/** The first words of a statement, without the blanks, comments and parentheses around them. */
final class SqlWords {
  private final String sql;
  private int at;

  SqlWords(String sql) {
    this.sql = sql;
  }

  /** The next word in capitals; empty where something else stands there. */
  String next() {
    skip();
    int start = at;
    while (at < sql.length() && isPart(sql.charAt(at))) {
      at++;
    }
    return sql.substring(start, at).toUpperCase(Locale.ROOT);
  }

  private static boolean isPart(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
  }

  private void skip() {
    int before = -1;
    while (before != at && at < sql.length()) {
      before = at;
      char c = sql.charAt(at);
      if (c == '(' || Character.isWhitespace(c)) {
        at++;
      } else if (sql.startsWith("/*", at)) {
        at = after("*/", at + 2);
      } else if (c == '#' || isDashes()) {
        at = after("\n", at);
      }
    }
  }

  private boolean isDashes() {
    return sql.startsWith("--", at)
        && (at + 2 == sql.length() || Character.isWhitespace(sql.charAt(at + 2)));
  }

  private int after(String end, int from) {
    int found = sql.indexOf(end, from);
    return found < 0 ? sql.length() : found + end.length();
  }
}
