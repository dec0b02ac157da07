package io.barto.selftest.site;

import java.io.IOException;

/** What can be sent to a process. */
public enum Signal {
  STOP,
  CONT,
  TERM,
  KILL;

  /** Sends it; one that has ended meanwhile is let be. */
  public void send(long pid) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name(), Long.toString(pid))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }
}
