package io.barto.launcher.container;

import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;

/**
 * Stands in for our log handlers while the container configures logging: it reads a configuration
 * of its own at boot, which closes and forgets every handler it finds. That configuration names
 * this class, which the log manager creates, and which passes records on to the handlers that were
 * put aside before.
 */
public final class LogRelay extends Handler {

  private static volatile List<Handler> targets = List.of();

  static void passTo(List<Handler> handlers) {
    targets = List.copyOf(handlers);
  }

  @Override
  public void publish(LogRecord entry) {
    targets.forEach(handler -> handler.publish(entry));
  }

  @Override
  public void flush() {
    targets.forEach(Handler::flush);
  }

  /** The handlers are their owner's to close. */
  @Override
  public void close() {
    flush();
  }
}
