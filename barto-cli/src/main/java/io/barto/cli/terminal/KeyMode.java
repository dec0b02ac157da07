package io.barto.cli.terminal;

import io.barto.program.ProcessSignals;
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
  private final List<String> mode;
  private final InputStream in;
  private final Thread hook = new Thread(this::restore, "terminal");
  private boolean over;
  private boolean closed;
  private boolean inForeground = true;
  private volatile boolean continued;

  private KeyMode(String before, List<String> mode, InputStream in) {
    this.before = before;
    this.mode = mode;
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
    var keys = new KeyMode(Terminal.stty("-g"), mode, System.in);
    keys.begin();
    return keys;
  }

  /** The hook is there before anything is changed, and waits until it has been. */
  private synchronized void begin() {
    try {
      Runtime.getRuntime().addShutdownHook(hook);
      ProcessSignals.on("CONT", () -> continued = true);
      set();
    } catch (IllegalStateException e) {
      over = true; // it is being ended
    }
  }

  private void set() {
    if (!before.isEmpty()) {
      Terminal.stty(mode.toArray(String[]::new));
    }
  }

  /**
   * Whether the program was stopped since the last call, or in the background, and has the terminal
   * again: then the shell has set that in its own way meanwhile, and this mode is begun once more.
   * To be asked again and again, by the thread that asks for keys.
   */
  public synchronized boolean isBack() {
    boolean was = inForeground;
    inForeground = Terminal.isInForeground();
    if (over || !inForeground || (was && !continued)) {
      return false;
    }
    continued = false;
    set();
    return true;
  }

  /**
   * The key of these that has been typed last since it was asked, 0 for none; others are forgotten.
   * In the background nobody types for this program, and who reads there is stopped.
   */
  public char pressed(String keys) {
    if (!inForeground) {
      return 0;
    }
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
      if (!before.isEmpty() && Terminal.isInForeground()) { // else it is the shell's
        Terminal.stty(before);
      }
    }
  }
}
