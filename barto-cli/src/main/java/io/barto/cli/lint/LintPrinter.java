package io.barto.cli.lint;

import static java.util.Locale.ROOT;

import io.barto.cli.answer.JsonText;
import io.barto.cli.table.Screen;
import io.barto.cli.table.Tone;
import io.barto.cli.table.VisibleText;

/** Writes what was found in a configuration. */
public final class LintPrinter {
  private static final int SHOWN = 5;
  private static final String INDENT = "  ";

  private final Screen screen;

  public LintPrinter(Screen screen) {
    this.screen = screen;
  }

  /** For people: a paragraph a finding, and a last line that sums up. */
  public void text(String file, Lint lint) {
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
  public void json(Lint lint) {
    for (Finding finding : lint.findings()) {
      var json = new JsonText().begin().name("kind").value("finding");
      json.name("finding").value(finding.kind().name().toLowerCase(ROOT));
      json.name("message").value(finding.message()).name("advice").value(finding.advice());
      json.name("schedules").beginList();
      finding.schedules().forEach(concerned -> write(json, concerned));
      screen.out().println(json.endList().end());
    }
  }

  private static void write(JsonText json, Finding.Concerned concerned) {
    json.begin().name("worker").value(concerned.key().worker());
    json.name("schedule").value(concerned.key().schedule());
    json.name("expression").value(concerned.expression()).name("suggestion");
    if (concerned.suggestion() == null) {
      json.nothing();
    } else {
      json.value(concerned.suggestion());
    }
    json.end();
  }
}
