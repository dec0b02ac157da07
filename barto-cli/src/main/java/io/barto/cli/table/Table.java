package io.barto.cli.table;

import java.util.ArrayList;
import java.util.List;

/**
 * A table whose rows come one by one, however many. The first page of them settles the widths; then
 * they are printed as they come.
 */
public final class Table {
  private static final int PAGE_ROWS = 1_000;
  private static final int PAGE_CHARACTERS = 1 << 20;

  private final Screen screen;
  private final List<Column> columns;
  private final List<List<Cell>> page = new ArrayList<>();
  private int pageCharacters;
  private int[] widths = {};

  public Table(Screen screen, List<Column> columns) {
    this.screen = screen;
    this.columns = List.copyOf(columns);
  }

  /** The next row; as many cells as there are columns. */
  public void row(List<Cell> cells) {
    if (cells.size() != columns.size()) {
      throw new IllegalArgumentException(
          cells.size() + " cells in a table of " + columns.size() + " columns");
    }
    if (widths.length > 0) {
      print(cells);
      return;
    }
    page.add(cells);
    cells.forEach(cell -> pageCharacters += cell.text().length());
    if (page.size() == PAGE_ROWS || pageCharacters > PAGE_CHARACTERS) {
      end();
    }
  }

  /** There are no more rows: prints what has not been. */
  public void end() {
    if (page.isEmpty()) {
      return;
    }
    widths = Layout.widths(columns, page, screen.width());
    print(columns.stream().map(column -> new Cell(column.title(), Tone.HEADING)).toList());
    page.forEach(this::print);
    page.clear();
  }

  private void print(List<Cell> cells) {
    var line = new StringBuilder();
    // Spaces are owed until a text follows, so that no line ends in them.
    int owed = 0;
    for (int i = 0; i < widths.length; i++) {
      Cell cell = cells.get(i);
      String text = screen.width() > 0 ? TextWidth.cut(cell.text(), widths[i]) : cell.text();
      int padding = Math.max(0, widths[i] - TextWidth.of(text));
      boolean right = columns.get(i).right();
      owed += right ? padding : 0;
      if (!text.isEmpty()) {
        line.append(" ".repeat(owed)).append(screen.painted(text, cell.tone()));
        owed = 0;
      }
      owed += Layout.GAP + (right ? 0 : padding);
    }
    screen.out().println(line);
  }
}
