package io.barto.config;

import static java.util.Objects.requireNonNull;

import java.lang.System.Logger.Level;

/**
 * A level for some loggers: one item of {@code directives}.
 *
 * @param target the beginning of the loggers' names, whole words of it; empty: all loggers
 * @param level the least important level that is let through
 */
public record Directive(String target, Level level) {
  public Directive {
    requireNonNull(target, "target");
    requireNonNull(level, "level");
  }

  /** Whether this directive speaks of a logger. */
  public boolean covers(String logger) {
    return target.isEmpty()
        || logger.equals(target)
        || (logger.startsWith(target) && logger.charAt(target.length()) == '.');
  }
}
