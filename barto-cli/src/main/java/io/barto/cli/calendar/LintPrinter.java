package io.barto.cli.calendar;

import static java.util.Locale.ROOT;

import io.barto.cli.table.Screen;
import io.barto.cli.table.Tone;
import io.barto.cli.table.VisibleText;
import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import java.io.StringWriter;
import java.util.Map;

/** Writes what was found in a configuration. */
final class LintPrinter {
  private static final int SHOWN = 5;
  private static final String INDENT = "  ";

  private final Screen screen;

  LintPrinter(Screen screen) {
    this.screen = screen;
  }

  /** For people: a paragraph a finding, and a last line that sums up. */
  void text(String file, Lint lint) {
    for (Finding finding : lint.findings()) {
      String kind = finding.kind().name().toLowerCase(ROOT);
      String message = VisibleText.of(finding.message());
      screen.out().println(screen.painted(kind, Tone.BAD) + ": " + message);
      finding.schedules().stream().limit(SHOWN).forEach(this::concerned);
      int more = finding.schedules().size() - SHOWN;
      if (more > 0) {
        screen.line(INDENT + "and " + more + " more");
      }
      screen.out().println(screen.painted(INDENT + finding.advice(), Tone.FAINT));
      screen.out().println();
    }
    int count = lint.findings().size();
    String found = count == 0 ? "nothing found" : count + (count == 1 ? " finding" : " findings");
    String checked = lint.schedules() == 1 ? "1 schedule" : lint.schedules() + " schedules";
    Tone tone = count == 0 ? Tone.GOOD : Tone.HEADING;
    screen
        .out()
        .println(VisibleText.of(file) + ": " + checked + ", " + screen.painted(found, tone));
  }

  private void concerned(Finding.Concerned concerned) {
    String mend = concerned.suggestion() == null ? "" : " -> " + concerned.suggestion();
    screen
        .out()
        .println(
            INDENT
                + screen.painted(VisibleText.of(concerned.key().toString()), Tone.HEADING)
                + VisibleText.of(": " + concerned.expression() + mend));
  }

  /** A JSON object a finding, one a line. */
  void json(Lint lint) {
    JsonGeneratorFactory factory = Json.createGeneratorFactory(Map.of());
    for (Finding finding : lint.findings()) {
      var line = new StringWriter();
      try (JsonGenerator json = factory.createGenerator(line)) {
        json.writeStartObject().write("finding", finding.kind().name().toLowerCase(ROOT));
        json.write("message", finding.message()).write("advice", finding.advice());
        json.writeStartArray("schedules");
        finding.schedules().forEach(concerned -> write(json, concerned));
        json.writeEnd().writeEnd();
      }
      screen.out().println(line);
    }
  }

  private static void write(JsonGenerator json, Finding.Concerned concerned) {
    json.writeStartObject().write("worker", concerned.key().worker());
    json.write("schedule", concerned.key().schedule());
    json.write("expression", concerned.expression());
    if (concerned.suggestion() == null) {
      json.writeNull("suggestion");
    } else {
      json.write("suggestion", concerned.suggestion());
    }
    json.writeEnd();
  }
}
