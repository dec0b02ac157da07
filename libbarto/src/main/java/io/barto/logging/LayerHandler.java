package io.barto.logging;

import java.time.Instant;
import java.util.logging.Handler;
import java.util.logging.LogRecord;

/** One layer of the log. What it can't write is lost, never the caller. */
abstract class LayerHandler extends Handler implements AutoCloseable {
  private final Levels levels;

  LayerHandler(Levels levels, LineFormatter formatter) {
    this.levels = levels;
    setFormatter(formatter);
    setLevel(java.util.logging.Level.ALL);
  }

  @Override
  public boolean isLoggable(LogRecord record) {
    return record != null && levels.show(record);
  }

  @Override
  public void publish(LogRecord record) {
    if (isLoggable(record)) {
      String line;
      try {
        line = getFormatter().format(record);
      } catch (RuntimeException e) {
        // such as a parameter whose toString fails
        line = record.getInstant() + " " + record.getMessage() + "\n";
      }
      write(line, record.getInstant());
    }
  }

  abstract void write(String line, Instant at);

  @Override
  public void flush() {}

  @Override
  public abstract void close();
}
