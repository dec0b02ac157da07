package io.barto.cli.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TableTest {
  private static final List<Column> COLUMNS =
      List.of(Column.whole("TIME"), Column.number("EXIT"), Column.text("OUTPUT"));

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private Table table(int width, boolean colours) {
    return new Table(new Screen(new PrintStream(bytes, true, UTF_8), width, colours), COLUMNS);
  }

  private static List<Cell> cells(String... texts) {
    return Stream.of(texts).map(Cell::of).toList();
  }

  private List<String> lines() {
    return bytes.toString(UTF_8).lines().toList();
  }

  @Test
  void row_isAligned() {
    Table table = table(0, false);
    table.row(cells("10:00", "0", "漢字"));
    table.row(cells("-", "137", ""));
    table.end();
    assertThat(lines()).containsExactly("TIME   EXIT  OUTPUT", "10:00     0  漢字", "-       137");
  }

  @Test
  void row_isCutToTheScreen() {
    Table table = table(24, false);
    table.row(cells("10:00:00", "0", "more than there is room for"));
    table.end();
    assertThat(lines()).containsExactly("TIME      EXIT  OUTPUT", "10:00:00     0  more th…");
  }

  @Test
  void row_isNeverCutWhereThereIsNoScreen() {
    Table table = table(0, false);
    String text = "x".repeat(10_000);
    table.row(cells("10:00", "0", text));
    table.end();
    assertThat(lines().get(1)).endsWith(text);
  }

  @Test
  void row_hasColoursOnlyWhereThereAreSome() {
    Table table = table(80, true);
    table.row(List.of(Cell.of("10:00"), new Cell("1", Tone.BAD), Cell.faint("(no output)")));
    table.end();
    assertThat(lines())
        .last()
        .isEqualTo("10:00     \u001B[31m1\u001B[0m  \u001B[2m(no output)\u001B[0m");
  }

  @Test
  void row_isPrintedBeforeTheEndOnceAPageIsFull() {
    Table table = table(0, false);
    for (int i = 0; i < 1_000; i++) {
      table.row(cells("10:00", "0", "hi"));
    }
    assertThat(lines()).hasSize(1_001);
    table.row(cells("a longer time", "0", "hi"));
    assertThat(lines()).hasSize(1_002).last().isEqualTo("a longer time     0  hi");
  }

  @Test
  void row_doesNotWaitForAPageOfHugeRows() {
    Table table = table(0, false);
    table.row(cells("10:00", "0", "x".repeat(2 << 20)));
    assertThat(lines()).hasSize(2);
  }

  @Test
  void end_printsNothingWithoutRows() {
    table(80, true).end();
    assertThat(bytes.size()).isZero();
  }

  @Test
  void widths_takeFromTheWidestTextFirstAndFromWholeColumnsLast() {
    List<Column> columns = List.of(Column.whole("A"), Column.text("B"), Column.text("C"));
    List<List<Cell>> rows = List.of(cells("x".repeat(20), "x".repeat(30), "x".repeat(10)));
    assertThat(Layout.widths(columns, rows, 64)).containsExactly(20, 30, 10);
    assertThat(Layout.widths(columns, rows, 54)).containsExactly(20, 20, 10);
    assertThat(Layout.widths(columns, rows, 40)).containsExactly(20, 8, 8);
    assertThat(Layout.widths(columns, rows, 30)).containsExactly(10, 8, 8);
    assertThat(Layout.widths(columns, rows, 1)).containsExactly(1, 1, 1);
  }
}
