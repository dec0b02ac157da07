package io.barto.launcher.container;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Leads what libraries print into the log, line by line. Our own log does not go this way. */
final class PrintedLines extends OutputStream {

  private static final int MAX_LINE = 8_192;

  private final Logger log;
  private final Level level;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  private PrintedLines(Logger log, Level level) {
    this.log = log;
    this.level = level;
  }

  /** Takes over standard output and error of this JVM. */
  static void divert() {
    System.setOut(stream("stdout", Level.INFO));
    System.setErr(stream("stderr", Level.WARNING));
  }

  private static PrintStream stream(String name, Level level) {
    return new PrintStream(new PrintedLines(System.getLogger(name), level), true, UTF_8);
  }

  @Override
  public synchronized void write(int printed) {
    if (printed == '\n' || line.size() >= MAX_LINE) {
      log();
    }
    if (printed != '\n' && printed != '\r') {
      line.write(printed);
    }
  }

  private void log() {
    String text = line.toString(UTF_8);
    line.reset();
    if (!text.isBlank()) {
      log.log(level, text);
    }
  }
}
