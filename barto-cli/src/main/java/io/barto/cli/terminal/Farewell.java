package io.barto.cli.terminal;

/**
 * What is said where Ctrl-C, or another signal, ends this program in the middle of its work; once
 * it is closed, nothing is.
 */
public final class Farewell {
  private final Thread hook;

  private Farewell(Thread hook) {
    this.hook = hook;
  }

  /**
   * Begins.
   *
   * @param words must not wait for standard output, which may be what stands still
   */
  public static Farewell unlessClosed(Runnable words) {
    var farewell = new Farewell(new Thread(words, "farewell"));
    Runtime.getRuntime().addShutdownHook(farewell.hook);
    return farewell;
  }

  /** The work is done. */
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      return; // it is being said
    }
  }
}
