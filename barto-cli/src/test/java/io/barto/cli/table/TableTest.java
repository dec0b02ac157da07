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
    Table table = table(32, false);
    table.row(cells("10:00:00", "0", "more than there is room for"));
    table.end();
    assertThat(lines())
        .containsExactly("TIME      EXIT  OUTPUT", "10:00:00     0  more than there…");
    assertThat(table.hidden()).isZero();
  }

  @Test
  void columns_areRatherLeftOutThanCutToUselessness() {
    Table table = table(24, false);
    table.row(cells("10:00:00", "0", "more than there is room for"));
    table.end();
    assertThat(lines()).containsExactly("TIME      EXIT", "10:00:00     0");
    assertThat(table.hidden()).isEqualTo(1);
    assertThat(table.needed()).isEqualTo(30);
  }

  @Test
  void columns_goByTheirRank_andOfOneRankTheLastFirst() {
    List<Column> columns =
        List.of(
            Column.whole("A").ranked(1),
            Column.whole("B"),
            Column.text("C").ranked(2),
            Column.whole("D"));
    List<List<Cell>> rows = List.of(cells("aaaa", "bbbb", "cccc", "dddd"));
    assertThat(Layout.of(columns, rows, 22).shown()).containsExactly(0, 1, 2, 3);
    assertThat(Layout.of(columns, rows, 21).shown()).containsExactly(0, 1, 3);
    assertThat(Layout.of(columns, rows, 12).shown()).containsExactly(1, 3);
    assertThat(Layout.of(columns, rows, 5).shown()).containsExactly(1);
    assertThat(Layout.of(columns, rows, 0).shown()).containsExactly(0, 1, 2, 3);
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
    assertThat(Layout.of(columns, rows, 64).widths()).containsExactly(20, 30, 10);
    assertThat(Layout.of(columns, rows, 54).widths()).containsExactly(20, 20, 10);
    assertThat(Layout.of(columns, rows, 48).widths()).containsExactly(20, 14, 10);
    assertThat(Layout.of(columns, rows, 47).widths()).containsExactly(20, 25);
    assertThat(Layout.of(columns, rows, 10).widths()).containsExactly(10);
  }
}
