package io.barto.realtime;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds what somebody is likely to have meant. */
final class Suggestion {
  /** Longer words are no misspelt names, and comparing them would take long. */
  private static final int LONGEST = 40;

  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  private Suggestion() {}

  static @Nullable String weekday(String name) {
    for (int day = 0; day < 7; day++) {
      String shortName = Weekdays.shortName(day);
      if (name.length() >= 2
          && name.length() <= LONGEST
          && shortName.regionMatches(true, 0, name, 0, Math.min(3, name.length()))) {
        return shortName;
      }
    }
    String full = nearest(name, Weekdays.NAMES);
    return full == null ? null : full.substring(0, 3);
  }

  static @Nullable String shortcut(String name) {
    return nearest(name, Shortcut.names());
  }

  /** A zone that differs in case, has this city, or is spelt nearly so. */
  static @Nullable String zone(String name) {
    if (name.length() > LONGEST) {
      return null;
    }
    if (name.equalsIgnoreCase("Z")) {
      return "UTC";
    }
    String city = "/" + name.toLowerCase(Locale.ROOT).replace(' ', '_');
    for (String zone : ZoneName.all()) {
      if (zone.toLowerCase(Locale.ROOT).endsWith(city)) {
        return zone;
      }
    }
    return nearest(name, ZoneName.all());
  }

  /** The number of a month by the beginning of its name, or null. */
  static @Nullable String month(String name) {
    if (name.length() < 3 || name.length() > "september".length()) {
      return null;
    }
    int index = MONTHS.indexOf(name.substring(0, 3).toLowerCase(Locale.ROOT));
    return index < 0 ? null : String.format(Locale.ROOT, "%02d", index + 1);
  }

  /** The candidate with the fewest edits, if they are few for its length. */
  private static @Nullable String nearest(String word, Collection<String> candidates) {
    if (word.length() > LONGEST) {
      return null;
    }
    String nearest = null;
    int least = Math.max(1, word.length() / 3) + 1;
    for (String candidate : candidates) {
      int edits = edits(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
      if (edits < least) {
        least = edits;
        nearest = candidate;
      }
    }
    return nearest;
  }

  /** The Levenshtein distance. */
  private static int edits(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
