package io.barto.realtime;

import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The names of time zones: those of the IANA database, and UTC in any case. */
final class ZoneName {
  /** Names that the database links to others and that older JDKs do not know as zones. */
  private static final Map<String, String> LINKS =
      Map.of("EST", "America/Panama", "MST", "America/Phoenix", "HST", "Pacific/Honolulu");

  private static final Set<String> NAMES = names();

  private ZoneName() {}

  private static Set<String> names() {
    var names = new TreeSet<>(ZoneId.getAvailableZoneIds());
    names.removeIf(name -> name.startsWith("SystemV/"));
    names.addAll(LINKS.keySet());
    return names;
  }

  static Set<String> all() {
    return NAMES;
  }

  /** The zone of a name, or null. */
  static @Nullable ZoneId find(String name) {
    if (name.equalsIgnoreCase("UTC")) {
      return ZoneId.of("UTC");
    }
    return NAMES.contains(name) ? ZoneId.of(name, LINKS) : null;
  }
}
