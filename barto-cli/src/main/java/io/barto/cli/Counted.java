package io.barto.cli;

/** A number and what is counted. */
final class Counted {
  private Counted() {}

  static String of(long number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }
}
