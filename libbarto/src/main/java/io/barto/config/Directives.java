package io.barto.config;

import static java.util.Locale.ROOT;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The shape of {@code directives}: {@code target=level} or {@code level}, comma-separated. */
final class Directives {
  static final Shape<List<Directive>> LIST =
      raw -> {
        if (!(raw instanceof String text)) {
          throw Mismatch.expected("directives such as \"io.barto=debug,info\"", raw);
        }
        var directives = new ArrayList<Directive>();
        for (String item : text.split(",", -1)) {
          if (!item.isBlank()) {
            directives.add(directive(item.strip()));
          }
        }
        return directives;
      };

  private static final Map<String, Level> LEVELS =
      Map.of(
          "off", Level.OFF,
          "error", Level.ERROR,
          "warn", Level.WARNING,
          "info", Level.INFO,
          "debug", Level.DEBUG,
          "trace", Level.TRACE);

  private Directives() {}

  private static Directive directive(String item) throws Mismatch {
    int equals = item.lastIndexOf('=');
    String target = item.substring(0, Math.max(equals, 0)).strip();
    String word = item.substring(equals + 1).strip().toLowerCase(ROOT);
    Level level = LEVELS.get(word);
    if (level == null && equals < 0 && item.matches(".*[._:].*")) {
      // a bare target lets everything of it through, as with the published program
      return new Directive(packageName(item), Level.TRACE);
    }
    if (level == null) {
      throw Mismatch.expected(
          "a level off, error, warn, info, debug or trace in the directive " + Mismatch.quote(item),
          word);
    }
    return new Directive(packageName(target), level);
  }

  // the published program's targets are Rust paths
  private static String packageName(String target) {
    return target.replace("::", ".");
  }
}
