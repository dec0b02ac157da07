package io.barto.cli.answer;

import io.barto.cli.table.Column;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A field of an answer.
 *
 * @param name in JSON and CSV; it stays
 * @param column in a table; null: tables leave it out
 * @param value takes it from the thing that the row is about
 */
public record Field<T>(String name, @Nullable Column column, Function<T, Value> value) {
  /** Whether tables have it. */
  boolean isColumn() {
    return column != null;
  }

  /** Beside its value where one thing is shown; people see the unit in the value. */
  String label() {
    String words = name.replaceFirst("_ms$", "").replace('_', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
