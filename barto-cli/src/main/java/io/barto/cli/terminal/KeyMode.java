package io.barto.cli.terminal;

import java.io.IOException;
import java.io.InputStream;

/**
 * Standard input without waiting for the end of a line, and without showing what is typed, until it
 * is left. Signals work as ever.
 */
public final class KeyMode {
  private final String before;
  private final InputStream in;
  private boolean closed;

  private KeyMode(String before, InputStream in) {
    this.before = before;
    this.in = in;
  }

  /** Begins it. */
  public static KeyMode enter() {
    String before = Terminal.stty("-g");
    if (!before.isEmpty()) {
      Terminal.stty("-icanon", "-echo", "min", "1");
    }
    return new KeyMode(before, System.in);
  }

  /** Whether a key has been pressed since it was asked last; others are forgotten. */
  public boolean pressed(char key) {
    try {
      boolean pressed = false;
      while (in.available() > 0) {
        int read = in.read();
        closed |= read < 0;
        pressed |= read == key || read == Character.toUpperCase(key);
      }
      return pressed;
    } catch (IOException e) {
      closed = true;
      return false;
    }
  }

  /** Whether nothing can be typed any more. */
  public boolean isClosed() {
    return closed;
  }

  /** Ends it: everything is as it was. */
  public void leave() {
    if (!before.isEmpty()) {
      Terminal.stty(before);
    }
  }
}
