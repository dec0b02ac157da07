package io.barto.cli.calendar;

import io.barto.cli.table.TextWidth;
import io.barto.cli.table.VisibleText;
import io.barto.realtime.RealtimeException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Why an expression was refused: the expression, a caret under what is wrong, and what was
 * expected, a line each.
 */
record Refusal(List<String> lines) {
  private static final int BEFORE = 40;
  private static final int AFTER = 30;
  private static final String INDENT = "  ";

  static Refusal of(String expression, RealtimeException why) {
    int at = Math.max(0, Math.min(why.column() - 1, expression.length()));
    int from = at > BEFORE ? wholeCharacter(expression, at - BEFORE) : 0;
    int to = expression.length() - at > AFTER ? wholeCharacter(expression, at + AFTER) : -1;
    String before = (from > 0 ? "…" : "") + VisibleText.of(expression.substring(from, at));
    String after =
        to < 0
            ? VisibleText.of(expression.substring(at))
            : VisibleText.of(expression.substring(at, to)) + "…";
    var lines = new ArrayList<String>();
    lines.add(INDENT + before + after);
    lines.add(INDENT + " ".repeat(TextWidth.of(before)) + "^");
    String message = VisibleText.of(String.valueOf(why.getMessage()));
    for (String part : message.split("; (?=expected |did you mean )", -1)) {
      lines.add(INDENT + part);
    }
    return new Refusal(List.copyOf(lines));
  }

  /** Tells of a refusal after what has been answered so far. */
  static void tell(String expression, RealtimeException why, PrintStream out, PrintStream err) {
    out.flush();
    of(expression, why).lines().forEach(err::println);
    err.flush();
  }

  /** An index that does not part a pair of surrogates. */
  private static int wholeCharacter(String text, int index) {
    return Character.isLowSurrogate(text.charAt(index)) ? index - 1 : index;
  }
}
