package io.barto.cli.table;

import java.util.ArrayList;
import java.util.List;

/** Text in lines that fit a width, broken between words only. */
public final class WrappedText {
  private static final String GAP = "  ";

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

  /** The lines of one that may begin with blanks, as those that it goes on in do, with two more. */
  public static List<String> indented(String line, int width) {
    String text = line.stripLeading();
    String indent = line.substring(0, line.length() - text.length());
    int room = width == 0 ? 0 : Math.max(1, width - indent.length() - GAP.length());
    if (width == 0 || TextWidth.of(line) <= width) {
      return List.of(line);
    }
    return List.of((indent + String.join("\n" + indent + GAP, lines(text, room))).split("\n", -1));
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
