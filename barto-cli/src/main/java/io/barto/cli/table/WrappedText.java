package io.barto.cli.table;

import java.util.ArrayList;
import java.util.List;

/** Text in lines that fit a width, broken between words only. */
public final class WrappedText {
  private WrappedText() {}

  /**
   * The lines; a word that is too long for one has its own.
   *
   * @param width 0: as wide as it takes
   */
  public static List<String> lines(String text, int width) {
    var lines = new ArrayList<String>();
    for (String line : text.split("\n", -1)) {
      wrap(line, width == 0 ? Integer.MAX_VALUE : width, lines);
    }
    return lines;
  }

  private static void wrap(String text, int width, List<String> lines) {
    var line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      boolean fits = TextWidth.of(line.toString()) + 1 + TextWidth.of(word) <= width;
      if (!line.isEmpty() && !fits) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
  }
}
