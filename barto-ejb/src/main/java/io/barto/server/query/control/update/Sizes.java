package io.barto.server.query.control.update;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sizes as package managers write them, with commas and in decimal or binary units, in MiB. */
final class Sizes {
  /** A size with its unit, as a group of a larger pattern. */
  static final String SIZE = "(-?[\\d,]{1,20}(?:\\.\\d{1,6})? ?(?:[kMGT]i?)?B)";

  private static final Pattern PARTS =
      Pattern.compile("(-?[\\d,]{1,20}(?:\\.\\d{1,6})?) ?([kMGT]?)(i?)B");

  private static final double MEBI = 1 << 20;

  private Sizes() {}

  /** How many MiB a text is; null where it is no size. */
  static @Nullable Double mebibytes(String text) {
    Matcher parts = PARTS.matcher(text);
    if (!parts.matches()) {
      return null;
    }
    String digits = parts.group(1).replace(",", "");
    if (digits.isEmpty() || digits.equals("-") || digits.startsWith(".")) {
      return null;
    }
    int steps = parts.group(2).isEmpty() ? 0 : " kMGT".indexOf(parts.group(2));
    boolean binary = !parts.group(3).isEmpty();
    double bytes = Double.parseDouble(digits) * Math.pow(binary ? 1024 : 1000, steps);
    return bytes / MEBI;
  }

  /** The sum; null where there is nothing to add. */
  static @Nullable Double sum(@Nullable Double one, @Nullable Double other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one + other;
  }
}
