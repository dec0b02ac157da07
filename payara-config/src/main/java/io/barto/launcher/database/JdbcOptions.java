package io.barto.launcher.database;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the application relies on in the driver, where the configuration does not say otherwise. */
final class JdbcOptions {

  /**
   * Times are stored in UTC, whatever zone server and JVM are in. {@code useMysqlMetadata}: the
   * container's batch repository knows "MySQL" only. {@code connectTimeout} is in milliseconds.
   * {@code fallbackToSystemKeyStore}: the JVM's key is the container's own, and a database that
   * asks for a certificate hangs up on it.
   */
  private static final Map<String, String> DEFAULTS =
      new TreeMap<>(
          Map.of(
              "connectionTimeZone", "UTC",
              "forceConnectionTimeZoneToSession", "true",
              "preserveInstants", "true",
              "useMysqlMetadata", "true",
              "connectTimeout", "5000",
              "fallbackToSystemKeyStore", "false"));

  private JdbcOptions() {}

  /** The address with the defaults for all options that it does not name. */
  static String completed(String url) {
    String missing =
        DEFAULTS.entrySet().stream()
            .filter(option -> !names(url, option.getKey()))
            .map(option -> option.getKey() + "=" + option.getValue())
            .collect(Collectors.joining("&"));
    if (missing.isEmpty()) {
      return url;
    }
    return url + (url.indexOf('?') < 0 ? "?" : url.endsWith("?") ? "" : "&") + missing;
  }

  private static boolean names(String url, String option) {
    return url.contains("?" + option + "=") || url.contains("&" + option + "=");
  }
}
