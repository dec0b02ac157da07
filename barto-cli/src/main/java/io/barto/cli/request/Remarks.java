package io.barto.cli.request;

import io.barto.cli.table.VisibleText;
import io.barto.cli.table.WrappedText;
import io.barto.cli.terminal.DisplayOptions;
import io.barto.cli.terminal.Surroundings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people are told beside the answer, on standard error. As long as a pager may have the
 * terminal it is kept, and told below the answer.
 */
final class Remarks {
  private static final String NAME = "barto-cli: ";

  private final Surroundings surroundings;
  private final DisplayOptions display;

  /** Null: nothing is kept. */
  private @Nullable List<String> kept;

  Remarks(Surroundings surroundings, DisplayOptions display) {
    this.surroundings = surroundings;
    this.display = display;
  }

  /** Keeps what is said from now on. */
  synchronized void hold() {
    kept = new ArrayList<>();
  }

  /** Tells what was kept, and keeps nothing more. */
  synchronized void release() {
    List<String> lines = kept == null ? List.of() : kept;
    kept = null;
    lines.forEach(this::tell);
  }

  /** Says that something failed, or something beside the answer. */
  void say(String message) {
    List<String> lines = wrapped(message);
    surroundings.out().flush();
    synchronized (this) {
      if (kept != null) {
        kept.addAll(lines);
      } else {
        lines.forEach(this::tell);
      }
    }
  }

  /**
   * Said as the process ends. Standard output is not waited for: it may be just that which stands
   * still.
   */
  void farewell(String message) {
    wrapped(message).forEach(this::tell);
  }

  private List<String> wrapped(String message) {
    int width = surroundings.errTerminal() ? display.screen(surroundings).width() : 0;
    return message.lines().flatMap(line -> WrappedText.lines(NAME + line, width).stream()).toList();
  }

  /** In one piece: between two, signs of progress might be drawn. */
  private void tell(String line) {
    surroundings.err().print(VisibleText.of(line) + System.lineSeparator());
    surroundings.err().flush();
  }
}
