package io.barto.config;

import org.jspecify.annotations.Nullable;
import org.tomlj.TomlPosition;

/** Where something stands: the file or variable, and there the line and column; 0 for none. */
record Place(String source, int line, int column) {
  static Place in(String source, @Nullable TomlPosition position) {
    return position == null
        ? new Place(source, 0, 0)
        : new Place(source, position.line(), position.column());
  }

  /** {@code bartos.toml:12:1}. */
  @Override
  public String toString() {
    return line > 0 ? source + ":" + line + ":" + column : source;
  }

  Problem problem(String key, String message) {
    return new Problem(source, line, column, key, message);
  }
}
