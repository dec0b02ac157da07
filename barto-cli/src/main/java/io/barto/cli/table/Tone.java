package io.barto.cli.table;

/** What a cell says beyond its text; a colour where there are colours. */
public enum Tone {
  PLAIN(""),
  HEADING("\u001B[1m"),
  GOOD("\u001B[32m"),
  BAD("\u001B[31m"),
  FAINT("\u001B[2m");

  private static final String RESET = "\u001B[0m";

  private final String start;

  Tone(String start) {
    this.start = start;
  }

  String paint(String text) {
    return start.isEmpty() || text.isEmpty() ? text : start + text + RESET;
  }
}
