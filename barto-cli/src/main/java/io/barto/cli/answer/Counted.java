package io.barto.cli.answer;

/** A number and what is counted. */
public final class Counted {
  private Counted() {}

  /** A number with the right word. */
  public static String of(long number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }
}
