package io.barto.config;

import static java.util.Locale.ROOT;
import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;

/** Says the published program's database options in the terms of MariaDB Connector/J. */
final class ConnectorOptions {
  /** A database's name, which becomes a part of an address. */
  static final Shape<String> DATABASE =
      raw -> {
        if (raw instanceof String name && name.strip().matches("[^\\s/?#&:]{1,64}")) {
          return name.strip();
        }
        throw Mismatch.expected("the name of a database", raw);
      };

  private static final Pattern LIST =
      Pattern.compile("([^\\s=&]+=[^\\s&]*(&[^\\s=&]+=[^\\s&]*)*&?)?");

  /** The {@code &}-separated list. It may hold passwords of key stores, so it is never shown. */
  static final Shape<String> OPTIONS =
      raw -> {
        if (raw instanceof String options && LIST.matcher(options.strip()).matches()) {
          refuseTimeOptions(options.strip());
          return options.strip();
        }
        throw Mismatch.expectedSecret("options such as \"ssl-mode=required&timezone=UTC\"", raw);
      };

  /** Other values would move every stored time. */
  private static final Set<String> TIME_OPTIONS =
      Set.of(
          "connectiontimezone",
          "forceconnectiontimezonetosession",
          "preserveinstants",
          "servertimezone",
          "uselegacydatetimecode");

  private static final Set<String> UTC = Set.of("UTC", "Z", "+00:00");

  private ConnectorOptions() {}

  private static void refuseTimeOptions(String options) throws Mismatch {
    for (String option : options.split("&", -1)) {
      String name = option.substring(0, Math.max(0, option.indexOf('=')));
      String value = option.substring(option.indexOf('=') + 1);
      boolean zone = name.equalsIgnoreCase("timezone") && !UTC.contains(value.toUpperCase(ROOT));
      if (zone || TIME_OPTIONS.contains(name.toLowerCase(ROOT))) {
        throw new Mismatch("times are kept in UTC: remove " + name);
      }
    }
  }

  static String translate(String options) {
    return Arrays.stream(options.split("&"))
        .filter(
            option ->
                !option.isBlank() && !option.strip().toLowerCase(ROOT).startsWith("timezone="))
        .map(option -> translateOne(option.strip()))
        .collect(joining("&"));
  }

  private static String translateOne(String option) {
    int equals = option.indexOf('=');
    if (equals < 0) {
      return option;
    }
    String value = option.substring(equals + 1);
    return switch (option.substring(0, equals).toLowerCase(ROOT).replace('_', '-')) {
      case "ssl" -> "sslMode=" + (value.equalsIgnoreCase("false") ? "disable" : "trust");
      case "ssl-mode" -> "sslMode=" + sslMode(value.toLowerCase(ROOT).replace('_', '-'));
      case "ssl-ca" -> "serverSslCert=" + value;
      default -> option;
    };
  }

  private static String sslMode(String mode) {
    return switch (mode) {
      case "disabled" -> "disable";
      case "preferred", "required" -> "trust";
      case "verify-identity" -> "verify-full";
      default -> mode;
    };
  }
}
