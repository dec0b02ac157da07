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
      List.of("SELECT", "WITH", "SHOW", "DESCRIBE", "DESC", "EXPLAIN", "VALUES");

  private static final Set<String> READING = Set.copyOf(WORDS);

  private static final Pattern WORD = Pattern.compile("[ (]*+([A-Za-z_]*+)");

  /** A transaction that only reads refuses FOR UPDATE, and not this. */
  private static final Pattern LOCK =
      Pattern.compile("\\bLOCK +IN +SHARE +MODE\\b", Pattern.CASE_INSENSITIVE);

  private ReadingSql() {}

  /** What is wrong with a statement; empty where it reads. */
  public static Optional<String> mistake(String sql) {
    String bare = withoutComments(sql);
    String word = firstWord(bare);
    if (!READING.contains(word)) {
      return Optional.of(noReadingWord(word));
    }
    return LOCK.matcher(bare).find()
        ? Optional.of("queries only read: they lock nothing, so LOCK IN SHARE MODE is not taken")
        : Optional.empty();
  }

  private static String noReadingWord(String word) {
    String what = word.isEmpty() ? "this" : "`" + word + "`";
    return "queries only read: they begin with "
        + String.join(", ", WORDS.subList(0, WORDS.size() - 1))
        + " or "
        + WORDS.get(WORDS.size() - 1)
        + ", which "
        + what
        + " does not"
        + Nearest.to(word, WORDS).map(near -> "; did you mean " + near + "?").orElse("");
  }

  private static String firstWord(String bare) {
    Matcher word = WORD.matcher(bare);
    return word.lookingAt() ? word.group(1).toUpperCase(Locale.ROOT) : "";
  }

  /**
   * Blanks in place of comments and white space. A comment that is carried out, {@code /*! …
   * *}{@code /}, loses its marks only. What stands in quotes is taken for code: that refuses too
   * much rather than too little. Goes through the text once.
   */
  private static String withoutComments(String sql) {
    var bare = new StringBuilder(sql.length());
    int at = 0;
    while (at < sql.length()) {
      int next = comment(sql, at);
      if (next > at || Character.isWhitespace(sql.charAt(at))) {
        bare.append(' ');
        at = Math.max(next, at + 1);
      } else {
        bare.append(sql.charAt(at++));
      }
    }
    return bare.toString();
  }

  /** Where a comment, or a mark of one, ends that begins here; here where none does. */
  private static int comment(String sql, int at) {
    if (sql.startsWith("*/", at)) {
      return at + 2;
    } else if (sql.startsWith("/*!", at) || sql.startsWith("/*M!", at)) {
      return afterVersion(sql, sql.indexOf('!', at) + 1);
    } else if (sql.startsWith("/*", at)) {
      return endOr(sql.indexOf("*/", at + 2), 2, sql);
    } else if (sql.charAt(at) == '#' || isDashes(sql, at)) {
      return endOr(sql.indexOf('\n', at), 1, sql);
    }
    return at;
  }

  private static int afterVersion(String sql, int at) {
    int end = at;
    while (end < sql.length() && Character.isDigit(sql.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isDashes(String sql, int at) {
    return sql.startsWith("--", at)
        && (at + 2 == sql.length() || Character.isWhitespace(sql.charAt(at + 2)));
  }

  private static int endOr(int found, int length, String sql) {
    return found < 0 ? sql.length() : found + length;
  }
}
