package io.barto.config;

import static java.util.Locale.ROOT;

import java.time.Duration;
import java.util.Collection;
import java.util.stream.Collectors;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/** Writes values as they would stand in a file. */
final class SettingText {
  private SettingText() {}

  /**
   * What stands in the file or in the environment.
   *
   * @param read what was made of it; a secret is not shown
   */
  static String given(Object raw, Object read) {
    if (read instanceof Secret) {
      return read.toString();
    }
    return raw instanceof String text ? quoted(masked(text)) : of(raw);
  }

  /** The options of a database's connection may hold a password. */
  private static String masked(String text) {
    return text.replaceAll("(?i)(password=)[^&]*", "$1****");
  }

  static String of(Object value) {
    if (value instanceof Boolean || value instanceof Number) {
      return value.toString();
    }
    if (value instanceof Duration duration) {
      return Long.toString(duration.toSeconds());
    }
    if (value instanceof TomlArray array) {
      return of(array.toList());
    }
    if (value instanceof TomlTable) {
      return "{ … }";
    }
    if (value instanceof Collection<?> items) {
      return items.stream().map(SettingText::of).collect(Collectors.joining(", ", "[", "]"));
    }
    return quoted(value instanceof Enum<?> constant ? constant.name().toLowerCase(ROOT) : value);
  }

  private static String quoted(Object value) {
    return '"' + value.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
