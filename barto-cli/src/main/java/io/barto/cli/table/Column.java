package io.barto.cli.table;

/**
 * A column of a table.
 *
 * @param right whether it is aligned to the right, as numbers are
 * @param whole whether it is never cut while another can be
 * @param rank where there is no room for all columns, those of the lowest rank come first, and of
 *     one rank the first
 */
public record Column(String title, boolean right, boolean whole, int rank) {
  public Column {
    title = VisibleText.of(title);
  }

  /** A column of text, which may be cut. */
  public static Column text(String title) {
    return new Column(title, false, false, 0);
  }

  /** A column of short things that would be useless if cut: a time, a name. */
  public static Column whole(String title) {
    return new Column(title, false, true, 0);
  }

  /** The same with a rank. */
  public Column ranked(int other) {
    return new Column(title, right, whole, other);
  }

  /** A column of numbers. */
  public static Column number(String title) {
    return new Column(title, true, true, 0);
  }
}
