package io.barto.cli.answer;

import io.barto.cli.table.Cell;
import io.barto.cli.table.Screen;
import io.barto.cli.table.Table;
import io.barto.cli.table.TextWidth;
import io.barto.cli.table.Tone;
import io.barto.cli.table.VisibleText;
import io.barto.cli.table.WrappedText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Tables and lines for people. */
public final class TableAnswer implements Answer {
  private static final int GAP = 2;
  private static final int ROUND = 10;

  private final Screen screen;
  private final Times times;
  private @Nullable Table table;
  private @Nullable Object shown;
  private final boolean raw;
  private boolean empty = true;
  private int moments;
  private int hidden;
  private int needed;

  /**
   * @param raw whether lines are left as they are: no terminal reads them
   */
  public TableAnswer(Screen screen, Times times, boolean raw) {
    this.raw = raw;
    this.screen = screen;
    this.times = times;
  }

  @Override
  public <T> void row(Sheet<T> sheet, T item) {
    empty = false;
    @Nullable Function<T, String> line = sheet.line();
    if (line != null) {
      flush();
      @Nullable Function<T, Tone> tone = sheet.tone();
      line(line.apply(item), tone == null ? Tone.PLAIN : tone.apply(item));
      return;
    }
    Table its = table;
    if (its == null || shown != sheet) {
      flush();
      its = new Table(screen, sheet.columns());
      moments = moments(sheet, item);
      table = its;
      shown = sheet;
    }
    its.row(cells(sheet, item));
  }

  /** Line ends are the sheet's own: those of output have been taken off before. */
  private void line(String text, Tone tone) {
    int mark = tone == Tone.PLAIN ? 0 : text.indexOf("  ");
    screen.out().print(screen.painted(VisibleText.of(text.substring(0, mark)), tone));
    String[] lines = text.substring(mark).split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      screen.out().print(raw ? lines[i] : VisibleText.of(lines[i]));
      if (i < lines.length - 1) {
        screen.out().println();
      }
    }
  }

  private static <T> int moments(Sheet<T> sheet, T item) {
    return (int)
        sheet.fields().stream()
            .filter(field -> field.isColumn())
            .filter(field -> field.value().apply(item) instanceof Value.Moment)
            .count();
  }

  private <T> List<Cell> cells(Sheet<T> sheet, T item) {
    var cells = new ArrayList<Cell>();
    for (Field<T> field : sheet.fields()) {
      if (field.isColumn()) {
        cells.add(field.value().apply(item).cell(times));
      }
    }
    return cells;
  }

  @Override
  public <T> void detail(Sheet<T> sheet, T item) {
    flush();
    empty = false;
    int width = sheet.fields().stream().mapToInt(one -> TextWidth.of(one.label())).max().orElse(0);
    for (Field<T> field : sheet.fields()) {
      Value value = field.value().apply(item);
      if (value.isThere()) {
        Cell cell = value.cell(times);
        String gap = " ".repeat(width - TextWidth.of(field.label()) + GAP);
        screen.out().println(field.label() + gap + screen.painted(cell.text(), cell.tone()));
      }
    }
  }

  @Override
  public void heading(String text) {
    flush();
    screen.heading(text);
  }

  @Override
  public void note(String text) {
    flush();
    empty = false;
    text.lines()
        .flatMap(line -> WrappedText.indented(line, screen.width()).stream())
        .forEach(screen::line);
  }

  @Override
  public void flush() {
    if (table != null) {
      table.end();
      hidden += table.hidden();
      needed = Math.max(needed, table.hidden() == 0 ? 0 : times.whole(table.needed(), moments));
      table = null;
    }
  }

  @Override
  public void end() {
    flush();
    if (hidden > 0 && !raw) {
      String remark =
          Counted.of(hidden, "column", "columns")
              + " hidden; --width "
              + (needed + ROUND - 1) / ROUND * ROUND
              + (hidden == 1 ? " shows it" : " shows them");
      screen.out().println(screen.painted(remark, Tone.FAINT));
      hidden = 0;
    }
  }

  @Override
  public boolean isEmpty() {
    return empty;
  }

  @Override
  public boolean isClosed() {
    return screen.closed();
  }
}
