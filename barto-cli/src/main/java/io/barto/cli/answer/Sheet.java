package io.barto.cli.answer;

import io.barto.cli.table.Column;
import io.barto.cli.table.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A kind of thing that answers are made of, and its fields in their order.
 *
 * @param kind its name in JSON; it stays; empty: it has none
 * @param line shows one as text, with its end, in place of a table's row; null: it is a row
 * @param tone of what such a text begins with; null: it has none
 */
public record Sheet<T>(
    String kind,
    List<Field<T>> fields,
    @Nullable Function<T, String> line,
    @Nullable Function<T, Tone> tone) {
  public Sheet {
    fields = List.copyOf(fields);
  }

  /** A sheet without fields yet. */
  public static <T> Sheet<T> of(String kind) {
    return new Sheet<>(kind, List.of(), null, null);
  }

  private Sheet<T> with(String name, @Nullable Column column, Function<T, Value> value) {
    var more = new ArrayList<>(fields);
    more.add(new Field<>(name, column, value));
    return new Sheet<>(kind, more, line, tone);
  }

  /** A field of text, which a narrow table may cut. */
  public Sheet<T> text(String name, String title, Function<T, Value> value) {
    return with(name, Column.text(title), value);
  }

  /** A field of something short that would be useless if cut. */
  public Sheet<T> whole(String name, String title, Function<T, Value> value) {
    return with(name, Column.whole(title), value);
  }

  /** A field of numbers. */
  public Sheet<T> number(String name, String title, Function<T, Value> value) {
    return with(name, Column.number(title), value);
  }

  /** Where a table has no room for all, the last field goes before those of a lower rank. */
  public Sheet<T> rank(int rank) {
    var same = new ArrayList<>(fields);
    Field<T> last = same.remove(same.size() - 1);
    @Nullable Column column = last.column();
    same.add(new Field<>(last.name(), column == null ? null : column.ranked(rank), last.value()));
    return new Sheet<>(kind, same, line, tone);
  }

  /** A field that tables leave out. */
  public Sheet<T> also(String name, Function<T, Value> value) {
    return with(name, null, value);
  }

  /** The same as lines of text in place of a table's rows. */
  public Sheet<T> asLine(Function<T, String> text) {
    return new Sheet<>(kind, fields, text, null);
  }

  /** The same, with a tone of what stands before the first two blanks. */
  public Sheet<T> asLine(Function<T, String> text, Function<T, Tone> mark) {
    return new Sheet<>(kind, fields, text, mark);
  }

  /** The table's columns. */
  List<Column> columns() {
    var columns = new ArrayList<Column>();
    for (Field<T> field : fields) {
      Column column = field.column();
      if (column != null) {
        columns.add(column);
      }
    }
    return columns;
  }
}
