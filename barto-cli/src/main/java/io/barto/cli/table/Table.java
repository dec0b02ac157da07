package io.barto.cli.table;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table whose rows come one by one, however many. The first page of them settles the columns and
 * their widths; then they are printed as they come.
 */
public final class Table {
  private static final int PAGE_ROWS = 1_000;
  private static final int PAGE_CHARACTERS = 1 << 20;

  private final Screen screen;
  private final List<Column> columns;
  private final List<List<Cell>> page = new ArrayList<>();
  private int pageCharacters;
  private @Nullable Layout layout;

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
    if (layout != null) {
      print(cells, layout);
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
    Layout its = Layout.of(columns, page, screen.width());
    layout = its;
    print(columns.stream().map(column -> new Cell(column.title(), Tone.HEADING)).toList(), its);
    page.forEach(row -> print(row, its));
    page.clear();
  }

  /** How many columns there was no room for; known at the end. */
  public int hidden() {
    return layout == null ? 0 : columns.size() - layout.shown().size();
  }

  /** How wide a screen must be to have all columns; known at the end. */
  public int needed() {
    return layout == null ? 0 : layout.needed();
  }

  private void print(List<Cell> cells, Layout its) {
    var line = new StringBuilder();
    // Spaces are owed until a text follows, so that no line ends in them.
    int owed = 0;
    for (int i = 0; i < its.widths().size(); i++) {
      int width = its.widths().get(i);
      int column = its.shown().get(i);
      Cell cell = cells.get(column);
      String text = screen.width() > 0 ? TextWidth.cut(cell.text(), width) : cell.text();
      int padding = Math.max(0, width - TextWidth.of(text));
      boolean right = columns.get(column).right();
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
