package io.barto.cli.calendar;

import io.barto.cli.answer.Distance;
import io.barto.cli.table.Cell;
import io.barto.cli.table.Column;
import io.barto.cli.table.Screen;
import io.barto.cli.table.Table;
import io.barto.cli.table.Tone;
import io.barto.cli.table.VisibleText;
import io.barto.realtime.Realtime;
import io.barto.realtime.RealtimeException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;

/** For people: what an expression means above a table of its fires. */
final class TextPreviews implements PreviewPrinter {
  /** Units of how far off a fire is. */
  private static final int UNITS = 3;

  private final Question question;
  private final Screen screen;
  private final PrintStream err;
  private boolean begun;

  TextPreviews(Question question, Screen screen, PrintStream err) {
    this.question = question;
    this.screen = screen;
    this.err = err;
  }

  @Override
  public void accepted(String expression, Realtime calendar) {
    if (begun) {
      screen.out().println();
    }
    begun = true;
    screen.heading(calendar.toString());
    if (!expression.strip().equals(calendar.toString())) {
      fact("typed", expression);
    }
    fact("meaning", calendar.describe());
    Iterator<Instant> fires = question.fires(calendar).iterator();
    if (fires.hasNext()) {
      Instant first = fires.next();
      fact("first", distance(first));
      table(calendar, first, fires);
    } else if (question.warnings(calendar).isEmpty()) {
      fact("first", "none in the time asked for");
    }
    for (String warning : question.warnings(calendar)) {
      screen.out().println(screen.painted("warning: " + VisibleText.of(warning), Tone.BAD));
    }
  }

  private String distance(Instant fire) {
    return Distance.of(Duration.between(question.now(), fire), UNITS);
  }

  private void fact(String name, String value) {
    String label = screen.painted(String.format("%-9s", name), Tone.FAINT);
    screen.out().println(label + VisibleText.of(value));
  }

  private void table(Realtime calendar, Instant first, Iterator<Instant> more) {
    String zone = calendar.zone().getId();
    var table =
        new Table(screen, List.of(Column.whole(zone), Column.whole("UTC"), Column.text("WHEN")));
    table.row(row(calendar, first));
    while (more.hasNext() && !screen.closed()) {
      table.row(row(calendar, more.next()));
    }
    table.end();
  }

  private List<Cell> row(Realtime calendar, Instant fire) {
    return List.of(
        Cell.of(FireTimes.in(calendar.zone(), fire)),
        Cell.of(FireTimes.inUtc(fire)),
        Cell.faint(distance(fire)));
  }

  @Override
  public void refused(String expression, RealtimeException why) {
    Refusal.tell(expression, why, screen.out(), err);
  }
}
