package io.barto.logging;

import io.barto.config.LayerConfig;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.System.Logger.Level;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/**
 * {@code 2026-11-23T10:00:00.123Z INFO target: message}, with what the layer's configuration adds
 * or leaves out.
 *
 * <p>A message can't forge a line: its own further lines are indented, other control characters are
 * shown by their code.
 */
final class LineFormatter extends Formatter {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final StackWalker STACK = StackWalker.getInstance();

  private final LayerConfig layer;
  private final Levels levels;
  private final boolean coloured;

  LineFormatter(LayerConfig layer, Levels levels, boolean coloured) {
    this.layer = layer;
    this.levels = levels;
    this.coloured = coloured;
  }

  @Override
  public String format(LogRecord record) {
    var line = new StringBuilder(160);
    TIME.formatTo(record.getInstant(), line);
    line.append(' ');
    if (layer.withLevel()) {
      line.append(level(Levels.levelOf(record))).append(' ');
    }
    appendThread(line, record);
    appendOrigin(line, record);
    line.append(harmless(String.valueOf(formatMessage(record))));
    appendFailure(line, record);
    return line.append('\n').toString();
  }

  private void appendThread(StringBuilder line, LogRecord record) {
    if (layer.withThreadNames()) {
      line.append(harmless(Thread.currentThread().getName())).append(' ');
    }
    if (layer.withThreadIds()) {
      line.append(String.format(Locale.ROOT, "ThreadId(%02d) ", record.getLongThreadID()));
    }
  }

  private void appendOrigin(StringBuilder line, LogRecord record) {
    if (layer.withTarget()) {
      line.append(harmless(Levels.nameOf(record))).append(": ");
    }
    if (layer.withLineNumber() && record.getSourceClassName() != null) {
      line.append(fileAndLine(record.getSourceClassName())).append(": ");
    }
  }

  // a record knows the class that logged, but not the line; the handler runs in the same thread
  private static String fileAndLine(String className) {
    return STACK.walk(
        frames ->
            frames
                .filter(frame -> frame.getClassName().equals(className))
                .findFirst()
                .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
                .orElse(className));
  }

  private void appendFailure(StringBuilder line, LogRecord record) {
    Throwable failure = record.getThrown();
    if (failure == null) {
      return;
    }
    line.append(": ").append(harmless(Causes.inOneLine(failure)));
    if (levels.detailed(record)) {
      var trace = new StringWriter();
      failure.printStackTrace(new PrintWriter(trace));
      line.append(harmless("\n" + trace.toString().stripTrailing()));
    }
  }

  private String level(Level level) {
    String word = level == Level.WARNING ? " WARN" : level.name();
    String padded = word.length() < 5 ? " " + word : word;
    return coloured ? "\u001B[" + colour(level) + "m" + padded + "\u001B[0m" : padded;
  }

  private static int colour(Level level) {
    return switch (level) {
      case ERROR -> 31;
      case WARNING -> 33;
      case INFO -> 32;
      case DEBUG -> 34;
      default -> 35;
    };
  }

  private static String harmless(String text) {
    if (text.chars().noneMatch(Character::isISOControl)) {
      return text;
    }
    var out = new StringBuilder(text.length() + 16);
    text.replace("\r\n", "\n")
        .chars()
        .forEach(
            c -> {
              if (c == '\n') {
                out.append("\n    ");
              } else if (c == '\t' || !Character.isISOControl(c)) {
                out.append((char) c);
              } else {
                out.append(String.format(Locale.ROOT, "\\u%04X", c));
              }
            });
    return out.toString();
  }
}
