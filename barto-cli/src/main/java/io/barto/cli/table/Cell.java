package io.barto.cli.table;

/**
 * One field of a table.
 *
 * @param text fit to be shown
 */
public record Cell(String text, Tone tone) {
  public Cell {
    text = VisibleText.of(text);
  }

  /** A cell that is nothing special. */
  public static Cell of(String text) {
    return new Cell(text, Tone.PLAIN);
  }

  /** A cell that stands for something that is not there. */
  public static Cell faint(String text) {
    return new Cell(text, Tone.FAINT);
  }

  int width() {
    return TextWidth.of(text);
  }
}
