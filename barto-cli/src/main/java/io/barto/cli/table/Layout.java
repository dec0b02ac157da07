package io.barto.cli.table;

import java.util.Arrays;
import java.util.List;

/** How wide the columns of a table are. */
final class Layout {
  static final int GAP = 2;
  private static final int NARROWEST = 8;

  /**
   * Where there is no screen, a longer text stands out of its column and moves only its own row.
   */
  private static final int WIDEST_PADDING = 100;

  private Layout() {}

  /**
   * Widths for these rows. Too wide for the screen, the widest column is narrowed first; those that
   * are to stay whole only once the others can give no more.
   */
  static int[] widths(List<Column> columns, List<List<Cell>> rows, int screen) {
    int[] widths = columns.stream().mapToInt(column -> TextWidth.of(column.title())).toArray();
    for (List<Cell> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).width());
      }
    }
    if (screen == 0) {
      Arrays.setAll(widths, i -> Math.min(widths[i], WIDEST_PADDING));
    } else {
      int room = Math.max(columns.size(), screen - GAP * (columns.size() - 1));
      narrow(widths, columns, room, NARROWEST, false);
      narrow(widths, columns, room, NARROWEST, true);
      narrow(widths, columns, room, 1, true);
    }
    return widths;
  }

  private static void narrow(
      int[] widths, List<Column> columns, int room, int least, boolean alsoWhole) {
    int excess = Arrays.stream(widths).sum() - room;
    while (excess > 0) {
      int widest = widest(widths, columns, alsoWhole);
      if (widest < 0 || widths[widest] <= least) {
        return;
      }
      int second = secondWidth(widths, columns, widest, alsoWhole);
      int target = Math.max(least, Math.min(second, widths[widest] - 1));
      int less = Math.min(excess, widths[widest] - target);
      widths[widest] -= less;
      excess -= less;
    }
  }

  private static int widest(int[] widths, List<Column> columns, boolean alsoWhole) {
    int widest = -1;
    for (int i = 0; i < widths.length; i++) {
      boolean eligible = alsoWhole || !columns.get(i).whole();
      if (eligible && (widest < 0 || widths[i] > widths[widest])) {
        widest = i;
      }
    }
    return widest;
  }

  private static int secondWidth(
      int[] widths, List<Column> columns, int widest, boolean alsoWhole) {
    int second = 0;
    for (int i = 0; i < widths.length; i++) {
      if (i != widest && (alsoWhole || !columns.get(i).whole())) {
        second = Math.max(second, widths[i]);
      }
    }
    return second;
  }
}
