package io.barto.cli.table;

import java.io.PrintStream;

/**
 * Where tables go.
 *
 * @param width how many columns there are; 0: as many as it takes
 * @param colours whether to use them
 */
public record Screen(PrintStream out, int width, boolean colours) {
  /** The text in its tone. */
  public String painted(String text, Tone tone) {
    return colours ? tone.paint(text) : text;
  }

  /** A line of text from elsewhere. */
  public void line(String text) {
    out.println(VisibleText.of(text));
  }

  /** A heading. */
  public void heading(String text) {
    out.println(painted(VisibleText.of(text), Tone.HEADING));
  }

  /** Whether nobody reads any more: the other end of the pipe is closed. */
  public boolean closed() {
    return out.checkError();
  }
}
