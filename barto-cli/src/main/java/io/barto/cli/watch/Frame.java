package io.barto.cli.watch;

import io.barto.cli.answer.Times;
import io.barto.cli.run.RunSheets;
import io.barto.cli.table.Cell;
import io.barto.cli.table.Column;
import io.barto.cli.table.Screen;
import io.barto.cli.table.Table;
import io.barto.cli.table.TextWidth;
import io.barto.cli.table.Tone;
import io.barto.protocol.RunAnswer.RunItem;
import io.barto.protocol.ServerAnswer.Overview;
import io.barto.protocol.ServerAnswer.Presence;
import io.barto.protocol.ServerToCli.FireTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One picture of the overview: its parts below each other, each with its share of the rows.
 *
 * @param rows of the screen; 0: as many as it takes
 */
record Frame(Screen screen, Times times, int rows) {
  private static final int LINES_ABOVE = 2;

  /** An empty line, a heading, and the table's. */
  private static final int LINES_ABOUT_TABLE = 3;

  private static final int LINES_ABOUT_NOTHING = 2;

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
          Column.text("COMMAND").ranked(1));

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

  private static final int SIGNALS = 128;
  private static final int LAST_SIGNAL = 64;

  /** Those with the same number on all systems. */
  private static final Map<Integer, String> SIGNAL_NAMES =
      Map.of(
          1, "HUP", 2, "INT", 3, "QUIT", 6, "ABRT", 9, "KILL", 11, "SEGV", 13, "PIPE", 15, "TERM");

  void draw(Overview overview) {
    line(head(overview));
    line(counts(overview));
    List<Presence> workers =
        overview.workers().stream().sorted(Comparator.comparing(Presence::connected)).toList();
    long away = workers.stream().filter(one -> !one.connected()).count();
    boolean newest = overview.runningCount() > overview.running().size();
    var parts =
        List.of(
            new Part(
                "Workers", away == 0 ? "" : away + " away", WORKERS, map(workers, this::worker)),
            new Part(
                "Not ended",
                newest ? overview.runningCount() + " in all" : "",
                RUNNING,
                map(overview.running(), this::running)),
            new Part("Due next", "", DUE, map(overview.due(), this::due)),
            new Part("Last failures", "", FAILURES, map(overview.failures(), this::failure)));
    int[] rooms = rooms(parts);
    for (int i = 0; i < rooms.length; i++) {
      draw(parts.get(i), rooms[i]);
    }
  }

  /** What one part does not need is shared by the others, a row each in turn. */
  private int[] rooms(List<Part> parts) {
    int left = rows == 0 ? Integer.MAX_VALUE : rows - LINES_ABOVE;
    int[] rooms = new int[parts.size()];
    for (Part part : parts) {
      left -= part.all().isEmpty() ? LINES_ABOUT_NOTHING : LINES_ABOUT_TABLE;
    }
    boolean given = true;
    while (left > 0 && given) {
      given = false;
      for (int i = 0; i < rooms.length && left > 0; i++) {
        if (rooms[i] < parts.get(i).all().size()) {
          rooms[i]++;
          left--;
          given = true;
        }
      }
    }
    return rooms;
  }

  /** A table with its heading. */
  private record Part(String title, String remark, List<Column> columns, List<List<Cell>> all) {}

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

  private void draw(Part part, int room) {
    String remark = part.remark().isEmpty() ? "" : ", " + part.remark();
    screen.out().println();
    screen.heading(part.title() + " (" + part.all().size() + remark + ")");
    var table = new Table(screen, part.columns());
    boolean fits = part.all().size() <= room;
    part.all().stream().limit(fits ? room : Math.max(0, room - 1L)).forEach(table::row);
    table.end();
    if (!fits) {
      int more = part.all().size() - Math.max(0, room - 1);
      screen.out().println(screen.painted("… " + more + " more", Tone.FAINT));
    }
  }

  private void line(String text) {
    String shown = Cell.of(text).text();
    screen.out().println(screen.width() > 0 ? TextWidth.cut(shown, screen.width()) : shown);
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
        Cell.of(why(run)));
  }

  /** A shell ends with 128 and the signal's number where a signal has ended its command. */
  private static String why(RunItem run) {
    @Nullable Integer code = run.exitCode();
    if (!run.reason().isEmpty() || code == null) {
      return run.reason();
    }
    int signal = code - SIGNALS;
    return signal > 0 && signal <= LAST_SIGNAL
        ? "signal "
            + signal
            + (SIGNAL_NAMES.containsKey(signal) ? " (" + SIGNAL_NAMES.get(signal) + ")" : "")
        : "exit code " + code;
  }

  private Cell when(@Nullable Instant time) {
    return time == null ? Cell.faint("-") : Cell.of(times.showWithDistance(time));
  }
}
