package io.barto.server.query.control.update;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A row of the table that pacman shows with {@code VerbosePkgLists}: {@code repository/package},
 * old and new version, net change and, of what is not there yet, download size, with their units.
 * The row of a package that is only installed has no old version, and is no update.
 */
record PackageRow(
    String repository,
    String name,
    String oldVersion,
    String newVersion,
    String netChange,
    String downloadSize) {
  private static final Pattern ROW =
      Pattern.compile(
          "([\\w.+-]+)/(\\S+)\\s+(\\S+)\\s+(\\S+)\\s+(-?[\\d.]+ MiB)(?:\\s+([\\d.]+ MiB))?");

  /** The row that a line is. */
  static Optional<PackageRow> of(String line) {
    Matcher row = ROW.matcher(line.strip());
    return row.matches()
        ? Optional.of(
            new PackageRow(
                row.group(1),
                row.group(2),
                row.group(3),
                row.group(4),
                row.group(5),
                row.group(6) == null ? "" : row.group(6)))
        : Optional.empty();
  }
}
