package io.barto.cli.calendar;

import io.barto.realtime.Realtime;
import io.barto.realtime.RealtimeException;
import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import java.io.PrintStream;
import java.io.StringWriter;
import java.util.Map;

/** A JSON object a line, always with the same members. */
final class JsonPreviews implements PreviewPrinter {
  private final JsonGeneratorFactory factory = Json.createGeneratorFactory(Map.of());
  private final Question question;
  private final PrintStream out;

  JsonPreviews(Question question, PrintStream out) {
    this.question = question;
    this.out = out;
  }

  @Override
  public void accepted(String expression, Realtime calendar) {
    var line = new StringWriter();
    try (JsonGenerator json = factory.createGenerator(line)) {
      json.writeStartObject().write("expression", expression);
      json.write("normalized", calendar.toString()).write("description", calendar.describe());
      json.writeStartArray("next");
      question.fires(calendar).forEach(fire -> json.write(fire.toString()));
      json.writeEnd().writeStartArray("warnings");
      calendar.warnings(question.after(calendar)).forEach(json::write);
      json.writeEnd().writeNull("error").writeEnd();
    }
    out.println(line);
  }

  @Override
  public void refused(String expression, RealtimeException why) {
    var line = new StringWriter();
    try (JsonGenerator json = factory.createGenerator(line)) {
      json.writeStartObject().write("expression", expression);
      json.writeNull("normalized").writeNull("description");
      json.writeStartArray("next").writeEnd().writeStartArray("warnings").writeEnd();
      json.writeStartObject("error").write("message", String.valueOf(why.getMessage()));
      json.write("column", why.column()).writeEnd().writeEnd();
    }
    out.println(line);
  }
}
