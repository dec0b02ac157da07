package io.barto.server.query.control;

import io.barto.config.Nearest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a statement is one that reads what people come for, by its first words: the driver sends
 * one statement at a time, so those words say what it is. What keeps it from writing is the grant
 * of its database user; but such a user may still change its own password, its session, and how
 * long it may take, see its own password's hash, the server's paths, and what others ask at the
 * time.
 *
 * <p>Only blanks, comments and parentheses can stand before and between the first words, so they
 * are found for certain. Whatever may stand anywhere is looked for as single words in the whole
 * text, comments and strings included: that refuses too much rather than too little. Comments that
 * the database may or may not carry out, by its version, are refused wherever they are.
 */
public final class ReadingSql {
  private static final List<String> FIRST =
      List.of("SELECT", "WITH", "VALUES", "SHOW", "DESCRIBE", "DESC", "EXPLAIN");

  private static final Set<String> EXPLAINING = Set.of("DESCRIBE", "DESC", "EXPLAIN");

  private static final Set<String> SHOWN =
      Set.of(
          "TABLES",
          "FULL TABLES",
          "COLUMNS",
          "FULL COLUMNS",
          "FIELDS",
          "FULL FIELDS",
          "INDEX",
          "INDEXES",
          "KEYS",
          "CREATE VIEW",
          "CREATE TABLE");

  private static final String ALLOWED =
      "queries only read: they begin with SELECT, WITH, VALUES, DESCRIBE, EXPLAIN, SHOW TABLES, SHOW"
          + " COLUMNS, SHOW INDEX, SHOW CREATE TABLE or SHOW CREATE VIEW";

  /**
   * Of the server's variables those that say how an answer comes about, and nothing of its host.
   */
  private static final Set<String> VARIABLES =
      Set.of(
          "version",
          "time_zone",
          "system_time_zone",
          "sql_mode",
          "max_statement_time",
          "max_allowed_packet",
          "group_concat_max_len",
          "transaction_read_only",
          "tx_read_only");

  private static final Pattern VARIABLE =
      Pattern.compile("@\\s*@(?:(?:session|local|global)\\.)?(\\w*)", Pattern.CASE_INSENSITIVE);

  /** Tables that tell of the server and of what others do. */
  private static final Pattern TABLE =
      Pattern.compile(
          "(?:GLOBAL|SESSION|SYSTEM)_VARIABLES|PROCESSLIST",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** What variables hold, nothing bounds. */
  private static final String ASSIGNMENT = ":=";

  private static final Pattern INTO = word("INTO");

  private static final Pattern CONNECTION = word("CONNECTION");

  /** A transaction that only reads refuses FOR UPDATE, and not this. */
  private static final List<Pattern> LOCK = List.of(word("LOCK"), word("SHARE"), word("MODE"));

  private ReadingSql() {}

  private static Pattern word(String word) {
    return Pattern.compile("\\b" + word + "\\b", Pattern.CASE_INSENSITIVE);
  }

  /** What is wrong with a statement; empty where it reads. */
  public static Optional<String> mistake(String sql) {
    if (sql.isBlank()) {
      return Optional.of("the query is empty; expected SQL such as SELECT * FROM run LIMIT 3");
    }
    if (sql.contains("/*!") || sql.contains("/*M!")) {
      return Optional.of(
          "queries only read: comments that are carried out, /*! … */, are not taken");
    }
    var words = new SqlWords(sql);
    String first = words.next();
    if (!FIRST.contains(first)) {
      return Optional.of(noReading(first));
    }
    if (first.equals("SHOW") && !isShown(words)) {
      return Optional.of(ALLOWED + "; of SHOW no others");
    }
    return mistakeWithin(first, sql);
  }

  private static String noReading(String word) {
    String what = word.isEmpty() ? "this" : "`" + word + "`";
    return ALLOWED
        + ", which "
        + what
        + " does not"
        + Nearest.to(word, FIRST).map(near -> "; did you mean " + near + "?").orElse("");
  }

  private static boolean isShown(SqlWords words) {
    String one = words.next();
    return SHOWN.contains(one) || SHOWN.contains(one + " " + words.next());
  }

  private static Optional<String> mistakeWithin(String first, String sql) {
    Matcher table = TABLE.matcher(sql);
    if (table.find()) {
      return Optional.of(
          "queries only read what barto stores: " + table.group() + " is not shown to them");
    }
    if (sql.contains(ASSIGNMENT)) {
      return Optional.of(
          "queries only read: they set no variables with :=; for numbers of rows there is"
              + " ROW_NUMBER() OVER (ORDER BY …), for what is used twice WITH (and for these two"
              + " characters in a text CONCAT(':', '='))");
    }
    if (INTO.matcher(sql).find()) {
      return Optional.of(
          "queries only read: they write nothing INTO files or variables (for this word in a text"
              + " write CONCAT('IN', 'TO'))");
    }
    if (EXPLAINING.contains(first) && CONNECTION.matcher(sql).find()) {
      return Optional.of(
          "queries only read: what another CONNECTION does is not explained to them");
    }
    return locks(sql)
        ? Optional.of("queries only read: they lock nothing, so LOCK IN SHARE MODE is not taken")
        : variable(sql);
  }

  private static boolean locks(String sql) {
    int from = 0;
    for (Pattern word : LOCK) {
      Matcher found = word.matcher(sql);
      if (!found.find(from)) {
        return false;
      }
      from = found.end();
    }
    return true;
  }

  private static Optional<String> variable(String sql) {
    Matcher variable = VARIABLE.matcher(sql);
    while (variable.find()) {
      if (!VARIABLES.contains(variable.group(1).toLowerCase(Locale.ROOT))) {
        return Optional.of(
            "queries only read what barto stores: of the server's variables they may read "
                + String.join(", ", VARIABLES.stream().sorted().map(name -> "@@" + name).toList())
                + " (for these two characters in a text write CONCAT('@', '@'))");
      }
    }
    return Optional.empty();
  }
}
