package io.barto.worker.command;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;

/**
 * Sends signals to commands.
 *
 * @param host says whether commands have a session, and so a process group, of their own
 */
public record Signals(Host host) {
  /**
   * Signals all processes of a command; neither its parent nor its pumps. Does nothing where it has
   * not begun or is gone. Only for runs without an exit code: later its pid may be another's.
   *
   * @param signal its name without SIG, such as {@code TERM}
   */
  public void send(String signal, RunDirectory directory) throws IOException {
    Long group = directory.group();
    if (group == null) {
      return;
    }
    String target = host.ownSession().isEmpty() ? group.toString() : "-" + group;
    // the shell's own kill, as not every host has the program
    new ProcessBuilder("sh", "-c", "kill -s \"$0\" -- \"$1\"", signal, target)
        .redirectOutput(Redirect.DISCARD)
        .redirectError(Redirect.DISCARD)
        .start();
  }
}
