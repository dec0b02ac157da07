package io.barto.logging;

import io.barto.config.Directive;
import java.lang.System.Logger.Level;
import java.util.Comparator;
import java.util.List;
import java.util.logging.LogRecord;

/** How much of which logger a layer shows. */
final class Levels {
  private static final List<Level> BY_VERBOSITY =
      List.of(Level.ERROR, Level.WARNING, Level.INFO, Level.DEBUG, Level.TRACE);

  static final String OWN = "io.barto";

  private final Level base;

  /** Libraries speak one level more quietly: a log is about what its program does. */
  private final Level foreign;

  private final List<Directive> directives;

  /**
   * The levels of a layer.
   *
   * @param verbosity 0 error, 1 warn, 2 info, 3 debug, 4 trace; what is beyond counts as the end;
   *     for other loggers than barto's one less
   * @param directives the longest target that covers a logger goes before the verbosity
   */
  Levels(int verbosity, List<Directive> directives) {
    this.base = level(verbosity);
    this.foreign = level(verbosity - 1);
    this.directives =
        directives.stream()
            .sorted(Comparator.comparingInt((Directive d) -> d.target().length()).reversed())
            .toList();
  }

  private static Level level(int verbosity) {
    return BY_VERBOSITY.get(Math.max(0, Math.min(verbosity, BY_VERBOSITY.size() - 1)));
  }

  /** The least important level shown of a logger. */
  Level of(String logger) {
    for (Directive directive : directives) {
      if (directive.covers(logger)) {
        return directive.level();
      }
    }
    return logger.startsWith(OWN) ? base : foreign;
  }

  boolean show(LogRecord record) {
    return of(nameOf(record)).getSeverity() <= levelOf(record).getSeverity();
  }

  /** Whether people who watch this logger want to see stack traces. */
  boolean detailed(LogRecord record) {
    return of(nameOf(record)).getSeverity() <= Level.DEBUG.getSeverity();
  }

  List<String> targets() {
    return directives.stream().map(Directive::target).toList();
  }

  static String nameOf(LogRecord record) {
    return record.getLoggerName() == null ? "" : record.getLoggerName();
  }

  static Level levelOf(LogRecord record) {
    int value = record.getLevel().intValue();
    if (value >= java.util.logging.Level.SEVERE.intValue()) {
      return Level.ERROR;
    }
    if (value >= java.util.logging.Level.WARNING.intValue()) {
      return Level.WARNING;
    }
    if (value >= java.util.logging.Level.INFO.intValue()) {
      return Level.INFO;
    }
    return value >= java.util.logging.Level.FINE.intValue() ? Level.DEBUG : Level.TRACE;
  }

  /** In java.util.logging's terms; its FINEST is shown with trace too. */
  static java.util.logging.Level toJul(Level level) {
    return switch (level) {
      case ALL, TRACE -> java.util.logging.Level.FINEST;
      case DEBUG -> java.util.logging.Level.FINE;
      case INFO -> java.util.logging.Level.INFO;
      case WARNING -> java.util.logging.Level.WARNING;
      case ERROR -> java.util.logging.Level.SEVERE;
      case OFF -> java.util.logging.Level.OFF;
    };
  }
}
