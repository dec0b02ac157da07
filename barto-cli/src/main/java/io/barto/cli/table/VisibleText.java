package io.barto.cli.table;

import java.util.regex.Pattern;

/**
 * Text from elsewhere, made fit to be shown. A command's output may hold anything, and what a
 * terminal takes for an order (move the cursor, rename the window, answer as if typed) must not
 * reach it; nor what turns the order of letters round.
 */
public final class VisibleText {
  private static final int TAB = 8;
  private static final char ESCAPE = 0x1B;
  private static final int CONTROL_PICTURES = 0x2400;
  private static final int PICTURE_OF_DELETE = 0x2421;
  private static final int REPLACEMENT = 0xFFFD;

  /** Colour and weight, as many programs write them: of no use here, and noise if shown. */
  private static final Pattern COLOURS = Pattern.compile("\u001B\\[[0-9;:]*m");

  private VisibleText() {}

  /** The text without colours, tabs as spaces, other controls as visible characters. */
  public static String of(String text) {
    return isPlain(text) ? text : replaced(withoutColours(text));
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~') {
        return false;
      }
    }
    return true;
  }

  private static String withoutColours(String text) {
    return text.indexOf(ESCAPE) < 0 ? text : COLOURS.matcher(text).replaceAll("");
  }

  private static String replaced(String text) {
    var visible = new StringBuilder(text.length() + TAB);
    int column = 0;
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      i += Character.charCount(point);
      if (point == '\t') {
        int spaces = TAB - column % TAB;
        visible.append(" ".repeat(spaces));
        column += spaces;
      } else {
        int shown = shown(point);
        visible.appendCodePoint(shown);
        column += TextWidth.of(shown);
      }
    }
    return visible.toString();
  }

  private static int shown(int point) {
    if (point < ' ') {
      return CONTROL_PICTURES + point;
    }
    if (point == 0x7F) {
      return PICTURE_OF_DELETE;
    }
    return isHarmful(point) ? REPLACEMENT : point;
  }

  private static boolean isHarmful(int point) {
    int type = Character.getType(point);
    return type == Character.CONTROL
        || type == Character.SURROGATE
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || isDirection(point);
  }

  private static boolean isDirection(int point) {
    return (point >= 0x202A && point <= 0x202E)
        || (point >= 0x2066 && point <= 0x2069)
        || point == 0x200E
        || point == 0x200F
        || point == 0x061C;
  }
}
