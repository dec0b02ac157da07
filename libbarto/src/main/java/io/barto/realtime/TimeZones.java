package io.barto.realtime;

import java.time.zone.ZoneRulesException;
import java.time.zone.ZoneRulesProvider;

/** The time-zone database that the zones of expressions come from. */
public final class TimeZones {
  private static final String ANY_ZONE = "Europe/Berlin";

  private TimeZones() {}

  /** Its version, such as {@code 2025b}; empty where it is not known. */
  public static String version() {
    try {
      return ZoneRulesProvider.getVersions(ANY_ZONE).lastKey();
    } catch (ZoneRulesException e) {
      return "";
    }
  }
}
