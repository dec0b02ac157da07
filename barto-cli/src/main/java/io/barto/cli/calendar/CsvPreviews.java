package io.barto.cli.calendar;

import io.barto.cli.answer.Answer;
import io.barto.cli.answer.CsvAnswer;
import io.barto.cli.answer.Sheet;
import io.barto.cli.answer.Value;
import io.barto.realtime.Realtime;
import io.barto.realtime.RealtimeException;
import java.io.PrintStream;
import java.time.Instant;
import java.util.Iterator;

/** A line of CSV a fire. */
final class CsvPreviews implements PreviewPrinter {
  private record Due(String expression, Realtime calendar, Instant fire) {}

  private static final Sheet<Due> FIRE =
      Sheet.<Due>of("fire")
          .also("expression", due -> Value.of(due.expression))
          .also("normalized", due -> Value.of(due.calendar.toString()))
          .also("due", due -> Value.at(due.fire))
          .also("local", due -> Value.of(FireTimes.in(due.calendar.zone(), due.fire)));

  private final Question question;
  private final PrintStream out;
  private final PrintStream err;
  private final Answer answer;

  CsvPreviews(Question question, PrintStream out, PrintStream err) {
    this.question = question;
    this.out = out;
    this.err = err;
    this.answer = new CsvAnswer(out, err);
  }

  @Override
  public void accepted(String expression, Realtime calendar) {
    Iterator<Instant> fires = question.fires(calendar).iterator();
    while (fires.hasNext() && !out.checkError()) {
      answer.row(FIRE, new Due(expression, calendar, fires.next()));
    }
  }

  @Override
  public void refused(String expression, RealtimeException why) {
    Refusal.tell(expression, why, out, err);
  }
}
