package io.barto.cli.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;

/**
 * Standard input without waiting for the end of a line, and without showing what is typed, until it
 * is left, which is seen to where a signal ends the program, too. Signals work as ever.
 */
public final class KeyMode {
  /** Ctrl-Z, where it is a key. */
  public static final char SUSPEND = 0x1A;

  private static final List<String> MODE = List.of("-icanon", "-echo", "min", "1");

  private final String before;
  private final InputStream in;
  private final Thread hook = new Thread(this::restore, "terminal");
  private boolean over;
  private boolean closed;

  private KeyMode(String before, InputStream in) {
    this.before = before;
    this.in = in;
  }

  /** Whether somebody can type. */
  public static boolean isPossible() {
    return Terminal.isTerminal(0) && Terminal.isInForeground();
  }

  /** Begins it. */
  public static KeyMode enter() {
    return enter(MODE);
  }

  /** The same with Ctrl-Z as a key, which otherwise stops the program as it is. */
  public static KeyMode enterWithSuspend() {
    return enter(Stream.concat(MODE.stream(), Stream.of("susp", "undef")).toList());
  }

  private static KeyMode enter(List<String> mode) {
    var keys = new KeyMode(Terminal.stty("-g"), System.in);
    keys.begin(mode);
    return keys;
  }

  /** The hook is there before anything is changed, and waits until it has been. */
  private synchronized void begin(List<String> mode) {
    try {
      Runtime.getRuntime().addShutdownHook(hook);
      if (!before.isEmpty()) {
        Terminal.stty(mode.toArray(String[]::new));
      }
    } catch (IllegalStateException e) {
      over = true; // it is being ended
    }
  }

  /**
   * The key of these that has been typed last since it was asked, 0 for none; others are forgotten.
   */
  public char pressed(String keys) {
    try {
      char pressed = 0;
      while (in.available() > 0) {
        int read = in.read();
        closed |= read < 0;
        pressed = keys.indexOf(Character.toLowerCase(read)) >= 0 ? (char) read : pressed;
      }
      return pressed;
    } catch (IOException e) {
      closed = true;
      return 0;
    }
  }

  /** Whether nothing can be typed any more. */
  public boolean isClosed() {
    return closed;
  }

  /** Ends it: everything is as it was. */
  public void leave() {
    restore();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      return; // it is being run
    }
  }

  private synchronized void restore() {
    if (!over) {
      over = true;
      if (!before.isEmpty()) {
        Terminal.stty(before);
      }
    }
  }
}
