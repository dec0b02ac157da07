package io.barto.cli.calendar;

import io.barto.cli.answer.JsonText;
import io.barto.realtime.Realtime;
import io.barto.realtime.RealtimeException;
import java.io.PrintStream;
import java.time.Instant;
import java.util.Iterator;

/** A JSON object a line, always with the same members. */
final class JsonPreviews implements PreviewPrinter {
  /** After so many fires it is asked whether anybody still reads. */
  private static final int PAGE = 4096;

  private final Question question;
  private final PrintStream out;

  JsonPreviews(Question question, PrintStream out) {
    this.question = question;
    this.out = out;
  }

  @Override
  public void accepted(String expression, Realtime calendar) {
    JsonText json = begun(expression);
    json.name("normalized").value(calendar.toString());
    json.name("description").value(calendar.describe());
    out.print(json.name("next").beginList());
    fires(question.fires(calendar).iterator());
    var rest = new JsonText().endList();
    rest.name("warnings").value(question.warnings(calendar));
    out.println(rest.name("error").nothing().end());
  }

  private static JsonText begun(String expression) {
    return new JsonText()
        .begin()
        .name("kind")
        .value("calendar")
        .name("expression")
        .value(expression);
  }

  /** However many: none is kept. */
  private void fires(Iterator<Instant> fires) {
    int written = 0;
    while (fires.hasNext() && (++written % PAGE != 0 || !out.checkError())) {
      out.print((written == 1 ? "\"" : ",\"") + fires.next() + '"');
    }
  }

  @Override
  public void refused(String expression, RealtimeException why) {
    JsonText json = begun(expression);
    json.name("normalized").nothing().name("description").nothing();
    json.name("next").beginList().endList().name("warnings").beginList().endList();
    json.name("error").begin().name("message").value(String.valueOf(why.getMessage()));
    out.println(json.name("column").value(why.column()).end().end());
  }
}
