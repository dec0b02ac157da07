package io.barto.cli.answer;

import java.time.Duration;

/** How far off something is, as people say it: its largest units. */
public final class Distance {
  private static final long[] SECONDS = {365 * 86_400L, 86_400, 3600, 60, 1};
  private static final String[] NAMES = {"y", "d", "h", "min", "s"};

  private Distance() {}

  /**
   * {@code in 3 h 4 min 5 s}, {@code 2 d ago} or {@code now}.
   *
   * @param most of how many units, from the largest on, it is told at most
   */
  public static String of(Duration duration, int most) {
    long seconds = duration.toSeconds();
    if (seconds == 0) {
      return "now";
    }
    return seconds > 0 ? "in " + length(seconds, most) : length(-seconds, most) + " ago";
  }

  private static String length(long seconds, int most) {
    var text = new StringBuilder();
    long rest = seconds;
    int units = 0;
    for (int i = 0; i < SECONDS.length && units < most; i++) {
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
