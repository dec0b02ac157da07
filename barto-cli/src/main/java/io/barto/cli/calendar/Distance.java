package io.barto.cli.calendar;

import java.time.Duration;

/** How far off something is, as people say it: its two or three largest units. */
final class Distance {
  private static final int UNITS = 3;
  private static final long[] SECONDS = {365 * 86_400L, 86_400, 3600, 60, 1};
  private static final String[] NAMES = {"y", "d", "h", "min", "s"};

  private Distance() {}

  /** {@code in 3 h 4 min 5 s}, {@code 2 d ago} or {@code now}. */
  static String of(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds == 0) {
      return "now";
    }
    return seconds > 0 ? "in " + length(seconds) : length(-seconds) + " ago";
  }

  private static String length(long seconds) {
    var text = new StringBuilder();
    long rest = seconds;
    int units = 0;
    for (int i = 0; i < SECONDS.length && (units < UNITS || i == 0); i++) {
      long number = rest / SECONDS[i];
      rest %= SECONDS[i];
      if (number > 0) {
        text.append(units == 0 ? "" : " ").append(number).append(' ').append(NAMES[i]);
      }
      units += number > 0 || units > 0 ? 1 : 0;
    }
    return text.toString();
  }
}
