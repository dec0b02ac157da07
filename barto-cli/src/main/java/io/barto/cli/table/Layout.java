package io.barto.cli.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Which columns of a table are shown, and how wide they are. A column is rather left out than cut
 * until nothing can be read in it.
 *
 * @param shown the places of the columns that are shown
 * @param widths of these
 * @param needed how wide a screen must be to have them all
 */
record Layout(List<Integer> shown, List<Integer> widths, int needed) {
  static final int GAP = 2;
  private static final int NARROWEST = 8;

  /** What can still be read of a text, and of what is better not cut at all. */
  private static final int LEGIBLE = 14;

  private static final int LEGIBLE_WHOLE = 36;

  /**
   * Where there is no screen, a longer text stands out of its column and moves only its own row.
   */
  private static final int WIDEST_PADDING = 100;

  /**
   * The layout of these rows.
   *
   * @param screen its width; 0: as wide as it takes
   */
  static Layout of(List<Column> columns, List<List<Cell>> rows, int screen) {
    int[] widest = widest(columns, rows);
    int[] least = new int[widest.length];
    Arrays.setAll(
        least, i -> Math.min(widest[i], columns.get(i).whole() ? LEGIBLE_WHOLE : LEGIBLE));
    var all = new ArrayList<Integer>();
    for (int i = 0; i < widest.length; i++) {
      all.add(i);
    }
    List<Integer> shown = screen == 0 ? all : fitting(columns, all, least, screen);
    List<Column> chosen = shown.stream().map(columns::get).toList();
    int[] widths = shown.stream().mapToInt(i -> widest[i]).toArray();
    fit(widths, chosen, screen);
    return new Layout(shown, Arrays.stream(widths).boxed().toList(), total(all, least));
  }

  private static int[] widest(List<Column> columns, List<List<Cell>> rows) {
    int[] widths = columns.stream().mapToInt(column -> TextWidth.of(column.title())).toArray();
    for (List<Cell> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).width());
      }
    }
    return widths;
  }

  /** Those that there is room for, the more important first. */
  private static List<Integer> fitting(
      List<Column> columns, List<Integer> all, int[] least, int screen) {
    var shown = new ArrayList<Integer>();
    int room = screen;
    for (int i : all.stream().sorted(Comparator.comparing(i -> columns.get(i).rank())).toList()) {
      if (shown.isEmpty() || least[i] <= room) {
        shown.add(i);
        room -= least[i] + GAP;
      }
    }
    shown.sort(null);
    return shown;
  }

  private static int total(List<Integer> shown, int[] widths) {
    return shown.stream().mapToInt(i -> widths[i] + GAP).sum() - GAP;
  }

  /**
   * Too wide for the screen, the widest column is narrowed first; those that are to stay whole only
   * once the others can give no more.
   */
  private static void fit(int[] widths, List<Column> columns, int screen) {
    if (screen == 0) {
      Arrays.setAll(widths, i -> Math.min(widths[i], WIDEST_PADDING));
      return;
    }
    int room = Math.max(columns.size(), screen - GAP * (columns.size() - 1));
    narrow(widths, columns, room, LEGIBLE, false);
    narrow(widths, columns, room, LEGIBLE_WHOLE, true);
    narrow(widths, columns, room, NARROWEST, true);
    narrow(widths, columns, room, 1, true);
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
