package io.barto.logging;

import java.util.logging.LogManager;

/**
 * Keeps the log working while the program's shutdown hooks run: the JDK's own closes it at once,
 * and what a program says of its orderly end is lost.
 */
public final class LastingLogManager extends LogManager {
  private static final String JDK_HOOK = "java.util.logging.LogManager$Cleaner";

  /** For the JDK, see {@link Tracing#outlastShutdownHooks}. */
  public LastingLogManager() {}

  /** Does nothing where the JDK's hook asks for it: whoever ends the log closes {@link Tracing}. */
  @Override
  public void reset() {
    if (!Thread.currentThread().getClass().getName().equals(JDK_HOOK)) {
      super.reset();
    }
  }
}
