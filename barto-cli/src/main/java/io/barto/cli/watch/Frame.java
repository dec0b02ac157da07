package io.barto.cli.watch;

import io.barto.cli.answer.Times;
import io.barto.cli.run.RunSheets;
import io.barto.cli.table.Cell;
import io.barto.cli.table.Column;
import io.barto.cli.table.Screen;
import io.barto.cli.table.Table;
import io.barto.cli.table.Tone;
import io.barto.protocol.RunAnswer.RunItem;
import io.barto.protocol.RunAnswer.State;
import io.barto.protocol.ServerAnswer.Overview;
import io.barto.protocol.ServerAnswer.Presence;
import io.barto.protocol.ServerToCli.FireTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One picture of the overview: its parts below each other, each with its share of the rows.
 *
 * @param rows of the screen; 0: as many as it takes
 */
record Frame(Screen screen, Times times, int rows) {
  private static final int PARTS = 4;

  /** A heading, the table's, and the line between two parts. */
  private static final int ROWS_ABOUT = 3;

  private static final int LEAST = 1;

  private static final List<Column> WORKERS =
      List.of(
          Column.whole("WORKER"), Column.whole("STATE"), Column.whole("SINCE"), Column.text("WHY"));

  private static final List<Column> RUNNING =
      List.of(
          Column.whole("RUN"),
          Column.whole("WORKER"),
          Column.whole("SCHEDULE"),
          Column.whole("STATE"),
          Column.whole("SINCE"),
          Column.text("COMMAND"));

  private static final List<Column> DUE =
      List.of(Column.whole("WORKER"), Column.whole("SCHEDULE"), Column.whole("DUE"));

  private static final List<Column> FAILURES =
      List.of(
          Column.whole("RUN"),
          Column.whole("WORKER"),
          Column.whole("SCHEDULE"),
          Column.whole("STATE"),
          Column.number("EXIT"),
          Column.whole("WHEN"),
          Column.text("WHY"));

  void draw(Overview overview) {
    line(head(overview));
    line(counts(overview));
    int room = rows == 0 ? Integer.MAX_VALUE : Math.max(LEAST, share());
    List<Presence> workers =
        overview.workers().stream().sorted(Comparator.comparing(Presence::connected)).toList();
    long away = workers.stream().filter(one -> !one.connected()).count();
    part(
        "Workers",
        away == 0 ? "" : ", " + away + " away",
        WORKERS,
        map(workers, this::worker),
        room);
    String more = overview.runningCount() > overview.running().size() ? ", the newest" : "";
    part("Not ended", more, RUNNING, map(overview.running(), this::running), room);
    part("Due next", "", DUE, map(overview.due(), this::due), room);
    part("Last failures", "", FAILURES, map(overview.failures(), this::failure), room);
  }

  private int share() {
    return (rows - 2 - PARTS * ROWS_ABOUT - 1) / PARTS;
  }

  private String head(Overview overview) {
    return "bartos "
        + overview.version()
        + "  "
        + times.toTheSecond(overview.time())
        + "  "
        + overview.schedules()
        + " schedules, generation "
        + overview.generation();
  }

  private static String counts(Overview overview) {
    String counts =
        overview.lastDay().stream()
            .filter(one -> one.runs() > 0)
            .map(one -> one.runs() + " " + RunSheets.lower(one.state()).replace('_', ' '))
            .collect(Collectors.joining(", "));
    return "last 24 h: " + (counts.isEmpty() ? "no runs" : counts);
  }

  private interface Row<T> {
    List<Cell> of(T item);
  }

  private static <T> List<List<Cell>> map(List<T> items, Row<T> row) {
    var rows = new ArrayList<List<Cell>>();
    items.forEach(item -> rows.add(row.of(item)));
    return rows;
  }

  private void part(
      String title, String remark, List<Column> columns, List<List<Cell>> all, int room) {
    screen.out().println();
    screen.heading(title + " (" + all.size() + remark + ")");
    var table = new Table(screen, columns);
    boolean fits = all.size() <= room;
    all.stream().limit(fits ? room : room - 1L).forEach(table::row);
    table.end();
    if (!fits) {
      screen.out().println(screen.painted("… " + (all.size() - room + 1) + " more", Tone.FAINT));
    }
  }

  private void line(String text) {
    screen.out().println(Cell.of(text).text());
  }

  private List<Cell> worker(Presence one) {
    return List.of(
        Cell.of(one.worker()),
        one.connected() ? new Cell("connected", Tone.GOOD) : new Cell("away", Tone.BAD),
        when(one.since()),
        Cell.of(one.why()));
  }

  private List<Cell> running(RunItem run) {
    return List.of(
        RunSheets.id(run.run()).cell(times),
        Cell.of(run.worker()),
        Cell.of(run.schedule()),
        RunSheets.state(run.state()).cell(times),
        when(run.started() == null ? run.claimed() : run.started()),
        Cell.of(run.command()));
  }

  private List<Cell> due(FireTime fire) {
    return List.of(Cell.of(fire.worker()), Cell.of(fire.schedule()), when(fire.nominal()));
  }

  private List<Cell> failure(RunItem run) {
    @Nullable Instant ended = run.ended();
    @Nullable Integer code = run.exitCode();
    return List.of(
        RunSheets.id(run.run()).cell(times),
        Cell.of(run.worker()),
        Cell.of(run.schedule()),
        RunSheets.state(run.state()).cell(times),
        code == null ? Cell.faint("-") : new Cell(code.toString(), Tone.BAD),
        when(ended == null ? run.claimed() : ended),
        Cell.of(run.state() == State.FAILED ? run.command() : run.reason()));
  }

  private Cell when(@Nullable Instant time) {
    return time == null ? Cell.faint("-") : Cell.of(times.showWithDistance(time));
  }
}
