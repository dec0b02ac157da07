package io.barto.plan;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import java.util.PrimitiveIterator;

/**
 * The grammar of names. A name has 1 to 255 bytes of UTF-8, no control characters, line ends,
 * characters that reverse the direction of text, or broken surrogates, and no blank at either end.
 * A schedule's name has no {@code /} besides, so that {@code WORKER/SCHEDULE} divides at the last
 * one; a worker's may have some, since published workers' names are free text.
 */
public final class Names {
  /** The name of a version 1 peer that gives none. */
  public static final String NONE = "Unknown";

  /** What a name may be, for messages. */
  public static final String RULE =
      "a name of 1-255 bytes without control characters and without blanks at its ends";

  private static final int MOST_BYTES = 255;

  private Names() {}

  /** What is wrong with a worker's name; empty: nothing. */
  public static Optional<String> mistake(String name) {
    int bytes = name.getBytes(UTF_8).length;
    if (bytes == 0) {
      return Optional.of("it is empty");
    }
    if (bytes > MOST_BYTES) {
      return Optional.of("it has " + bytes + " bytes of UTF-8, more than " + MOST_BYTES);
    }
    if (isBlank(name.codePointAt(0)) || isBlank(name.codePointBefore(name.length()))) {
      return Optional.of("it begins or ends with a blank");
    }
    return unprintable(name);
  }

  /** What is wrong with a schedule's name; empty: nothing. */
  public static Optional<String> mistakeOfSchedule(String name) {
    return mistake(name)
        .or(
            () ->
                name.indexOf('/') < 0
                    ? Optional.empty()
                    : Optional.of("it has a /, which divides WORKER/SCHEDULE"));
  }

  private static Optional<String> unprintable(String name) {
    PrimitiveIterator.OfInt points = name.codePoints().iterator();
    while (points.hasNext()) {
      int point = points.nextInt();
      if (isUnprintable(point)) {
        return Optional.of(String.format("it has the character U+%04X", point));
      }
    }
    return Optional.empty();
  }

  private static boolean isBlank(int point) {
    return Character.isWhitespace(point) || Character.isSpaceChar(point);
  }

  /** Direction marks would make a log or a table say something else than what is there. */
  private static boolean isUnprintable(int point) {
    int type = Character.getType(point);
    return type == Character.CONTROL
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || type == Character.SURROGATE
        || (point >= 0x202A && point <= 0x202E)
        || (point >= 0x2066 && point <= 0x2069);
  }
}
