package io.barto.server.query.control;

import io.barto.config.Nearest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a statement is one that reads, by its first word: the driver sends one statement at a
 * time, so that word says what it is. What keeps it from writing is the grant of its database user;
 * but such a user may still change its own password, its session, and how long it may take.
 */
public final class ReadingSql {
  private static final List<String> WORDS =
      List.of("SELECT", "WITH", "SHOW", "DESCRIBE", "DESC", "EXPLAIN", "VALUES", "TABLE");

  private static final Set<String> READING = Set.copyOf(WORDS);

  // comments and opening brackets; a comment that is carried out, /*! … */, is none
  private static final Pattern BEFORE =
      Pattern.compile(
          "\\s+|\\(|--\\s[^\\n]*(\\n|$)|#[^\\n]*(\\n|$)|/\\*(?![!M])([^*]|\\*(?!/))*+\\*/");

  private static final Pattern WORD = Pattern.compile("[A-Za-z_]+");

  private ReadingSql() {}

  /** What is wrong with a statement; empty where it reads. */
  public static Optional<String> mistake(String sql) {
    String word = firstWord(sql);
    if (READING.contains(word)) {
      return Optional.empty();
    }
    String what = word.isEmpty() ? "this" : "`" + word + "`";
    return Optional.of(
        "queries only read: they begin with "
            + String.join(", ", WORDS.subList(0, WORDS.size() - 1))
            + " or "
            + WORDS.get(WORDS.size() - 1)
            + ", which "
            + what
            + " does not"
            + Nearest.to(word, WORDS).map(near -> "; did you mean " + near + "?").orElse(""));
  }

  private static String firstWord(String sql) {
    int at = 0;
    Matcher before = BEFORE.matcher(sql);
    while (before.region(at, sql.length()).lookingAt()) {
      at = before.end();
    }
    Matcher word = WORD.matcher(sql);
    return word.region(at, sql.length()).lookingAt() ? word.group().toUpperCase(Locale.ROOT) : "";
  }
}
