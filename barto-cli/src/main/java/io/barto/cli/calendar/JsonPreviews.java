package io.barto.cli.calendar;

import io.barto.realtime.Realtime;
import io.barto.realtime.RealtimeException;
import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import java.io.PrintStream;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;

/** A JSON object a line, always with the same members. */
final class JsonPreviews implements PreviewPrinter {
  /** After so many fires it is asked whether anybody still reads. */
  private static final int PAGE = 4096;

  private final JsonGeneratorFactory factory = Json.createGeneratorFactory(Map.of());
  private final Question question;
  private final PrintStream out;

  JsonPreviews(Question question, PrintStream out) {
    this.question = question;
    this.out = out;
  }

  @Override
  public void accepted(String expression, Realtime calendar) {
    try (JsonGenerator json = factory.createGenerator(new PlainWriter(out))) {
      json.writeStartObject().write("expression", expression);
      json.write("normalized", calendar.toString()).write("description", calendar.describe());
      json.writeStartArray("next");
      fires(question.fires(calendar).iterator(), json);
      json.writeEnd().writeStartArray("warnings");
      calendar.warnings(question.after(calendar)).forEach(json::write);
      json.writeEnd().writeNull("error").writeEnd();
    }
    out.println();
  }

  private void fires(Iterator<Instant> fires, JsonGenerator json) {
    int written = 0;
    while (fires.hasNext() && (++written % PAGE != 0 || !out.checkError())) {
      json.write(fires.next().toString());
    }
  }

  @Override
  public void refused(String expression, RealtimeException why) {
    try (JsonGenerator json = factory.createGenerator(new PlainWriter(out))) {
      json.writeStartObject().write("expression", expression);
      json.writeNull("normalized").writeNull("description");
      json.writeStartArray("next").writeEnd().writeStartArray("warnings").writeEnd();
      json.writeStartObject("error").write("message", String.valueOf(why.getMessage()));
      json.write("column", why.column()).writeEnd().writeEnd();
    }
    out.println();
  }
}
