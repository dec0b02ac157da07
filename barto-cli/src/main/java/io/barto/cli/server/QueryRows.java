package io.barto.cli.server;

import io.barto.cli.answer.Answer;
import io.barto.cli.answer.Sheet;
import io.barto.cli.answer.Value;
import io.barto.cli.request.AnswerHandler;
import io.barto.cli.table.TextWidth;
import io.barto.protocol.ServerToCli;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Shows the rows of a query: as a table, or each as a block of lines. */
final class QueryRows extends AnswerHandler {
  private static final int GAP = 2;

  private final Answer answer;
  private final boolean vertical;
  private final int width;
  private @Nullable Sheet<List<@Nullable String>> sheet;
  private long number;

  /**
   * @param vertical whether people want blocks whatever the width
   * @param width from which on rows are too wide for a table; 0: none is
   */
  QueryRows(Answer answer, boolean vertical, int width) {
    this.answer = answer;
    this.vertical = vertical;
    this.width = width;
  }

  @Override
  public Boolean rows(ServerToCli.Rows message) {
    show(message.columns(), message.rows());
    return true;
  }

  /** Version 1 tells neither the order of columns nor NULL. */
  @Override
  public Boolean query(ServerToCli.Query message) {
    Set<String> names = new LinkedHashSet<>();
    message.rows().values().forEach(row -> names.addAll(row.keySet()));
    var rows = new ArrayList<List<@Nullable String>>();
    for (Map<String, String> row : message.rows().values()) {
      List<@Nullable String> cells = new ArrayList<>();
      names.forEach(name -> cells.add(row.get(name)));
      rows.add(cells);
    }
    show(List.copyOf(names), rows);
    return true;
  }

  private void show(List<String> columns, List<List<@Nullable String>> rows) {
    if (rows.isEmpty() && !columns.isEmpty()) {
      answer.head(table(columns));
    } else if (!rows.isEmpty() && sheet == null) {
      boolean blocks = vertical || (width > 0 && width(columns, rows) > width);
      Sheet<List<@Nullable String>> table = table(columns);
      sheet = blocks ? table.asLine(row -> block(columns, row)) : table;
    }
    for (List<@Nullable String> row : rows) {
      if (sheet != null) {
        answer.row(sheet, row);
      }
    }
  }

  /** How wide a table of the first rows is. */
  private static int width(List<String> columns, List<List<@Nullable String>> rows) {
    int all = -GAP;
    for (int i = 0; i < columns.size(); i++) {
      int widest = TextWidth.of(columns.get(i));
      for (List<@Nullable String> row : rows) {
        widest = Math.max(widest, TextWidth.of(shown(row.get(i))));
      }
      all += widest + GAP;
    }
    return all;
  }

  private static String shown(@Nullable String value) {
    return value == null ? "NULL" : value;
  }

  private static Sheet<List<@Nullable String>> table(List<String> columns) {
    List<String> names = distinct(columns);
    Sheet<List<@Nullable String>> sheet = Sheet.of("");
    for (int i = 0; i < columns.size(); i++) {
      int at = i;
      sheet = sheet.text(names.get(i), columns.get(i), row -> cell(row.get(at)));
    }
    return sheet;
  }

  /** A query may have several columns of one name; an object may not. */
  private static List<String> distinct(List<String> columns) {
    Set<String> given = new HashSet<>(columns);
    Set<String> names = new LinkedHashSet<>();
    for (String column : columns) {
      String name = column;
      for (int i = 2; names.contains(name) || (i > 2 && given.contains(name)); i++) {
        name = column + "_" + i;
      }
      names.add(name);
    }
    return List.copyOf(names);
  }

  private static Value cell(@Nullable String value) {
    return value == null ? Value.none("NULL") : Value.of(value);
  }

  /** A head, and a line a column; more lines of a value stand below its first. */
  private String block(List<String> columns, List<@Nullable String> row) {
    number++;
    int label = columns.stream().mapToInt(TextWidth::of).max().orElse(0);
    var text = new StringBuilder("*** row ").append(number).append(" ***\n");
    for (int i = 0; i < columns.size(); i++) {
      String column = columns.get(i);
      String indent = " ".repeat(label + GAP);
      text.append(" ".repeat(label - TextWidth.of(column))).append(column).append(": ");
      text.append(shown(row.get(i)).stripTrailing().replace("\n", "\n" + indent)).append('\n');
    }
    return text.toString();
  }
}
