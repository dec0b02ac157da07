package io.barto.config;

import static java.util.Locale.ROOT;

import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/** A value that is not what its key expects. Its message says both, and no secret. */
final class Mismatch extends Exception {
  private static final int SHOWN = 60;

  private final String reason;

  Mismatch(String reason) {
    super(reason);
    this.reason = reason;
  }

  /** The message, which is always there. */
  String reason() {
    return reason;
  }

  /** For values that may be shown. */
  static Mismatch expected(String what, Object found) {
    return new Mismatch("expected " + what + ", found " + show(found));
  }

  /** For values that may not be shown: only their kind is. */
  static Mismatch expectedSecret(String what, Object found) {
    return new Mismatch("expected " + what + ", found " + kind(found));
  }

  static String show(Object value) {
    if (value instanceof String text) {
      return quote(text);
    }
    if (value instanceof Number || value instanceof Boolean) {
      return value.toString();
    }
    return kind(value);
  }

  static String quote(String text) {
    String cut = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    var out = new StringBuilder("\"");
    cut.codePoints()
        .forEach(
            c -> {
              if (Character.isISOControl(c)) {
                out.append(String.format(ROOT, "\\u%04X", c));
              } else {
                out.appendCodePoint(c);
              }
            });
    return out.append('"').toString();
  }

  private static String kind(Object value) {
    if (value instanceof String text) {
      return text.isBlank() ? "an empty text" : "another text";
    }
    if (value instanceof Boolean) {
      return "a boolean";
    }
    if (value instanceof Number) {
      return "a number";
    }
    if (value instanceof TomlTable) {
      return "a table";
    }
    return value instanceof TomlArray ? "an array" : "a date or time";
  }
}
