package io.barto.launcher;

import java.io.PrintStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * What the person who started the program should see even where the log goes to a file only; where
 * the log is shown too, nothing is said twice.
 */
final class Notices {

  private static final Logger LOG = System.getLogger(Notices.class.getName());

  private final PrintStream out;
  private final PrintStream err;
  private final boolean logIsShown;

  Notices(PrintStream out, PrintStream err, boolean logIsShown) {
    this.out = out;
    this.err = err;
    this.logIsShown = logIsShown;
  }

  void tell(String text) {
    LOG.log(Level.INFO, text);
    if (!logIsShown) {
      out.println(text);
    }
  }

  void warn(String text) {
    LOG.log(Level.WARNING, text);
    remind(text);
  }

  /** Of what the application has put into the log itself. */
  void remind(String text) {
    if (!logIsShown) {
      err.println("bartos: warning: " + text);
    }
  }
}
