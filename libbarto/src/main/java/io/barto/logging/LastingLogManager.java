package io.barto.logging;

import java.util.logging.LogManager;

/**
 * Keeps the log working while the program's shutdown hooks run: the JDK's own closes it at once,
 * and what a program says of its orderly end is lost.
 *
 * <p>Not for use inside an application server, which has one of its own.
 */
public final class LastingLogManager extends LogManager {
  /** For the JDK, see {@link Tracing#outlastShutdownHooks}. */
  public LastingLogManager() {}

  /** Does nothing: whoever ends the log closes {@link Tracing}. */
  @Override
  public void reset() {}
}
