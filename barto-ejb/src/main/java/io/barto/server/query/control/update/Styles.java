package io.barto.server.query.control.update;

import java.util.regex.Pattern;

/** How a terminal is told to show text: colours, bold, and what else has no meaning here. */
final class Styles {
  /** Control sequences of ECMA-48, of which those that end in {@code m} set colours. */
  private static final Pattern CONTROL = Pattern.compile("\u001b\\[[0-?]*[ -/]*[@-~]");

  private Styles() {}

  /** A line as it reads: after the last return to its beginning, and without styles. */
  static String without(String line) {
    String text = line.indexOf('\u001b') < 0 ? line : CONTROL.matcher(line).replaceAll("");
    String kept = text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    return kept.substring(kept.lastIndexOf('\r') + 1);
  }
}
