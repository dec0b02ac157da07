package io.barto.server.query.control.update;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A row of the table that pacman shows with {@code VerbosePkgLists}: {@code repository/package},
 * old and new version, net change and download size with their unit.
 */
record PackageRow(
    String repository,
    String name,
    String oldVersion,
    String newVersion,
    String netChange,
    String downloadSize) {
  private static final Pattern ROW =
      Pattern.compile("([\\w-]+)/(\\S+)\\s+(\\S+)\\s+(\\S+)\\s+(-?[\\d.]+ MiB)\\s+(-?[\\d.]+ MiB)");

  private static final Set<String> OF_ARCH = Set.of("core", "extra", "multilib");

  /** The row that a line has, of a repository that is looked for. */
  static Optional<PackageRow> of(String line, Predicate<String> repository) {
    Matcher row = ROW.matcher(line);
    return row.find() && (OF_ARCH.contains(row.group(1)) || repository.test(row.group(1)))
        ? Optional.of(
            new PackageRow(
                row.group(1), row.group(2), row.group(3), row.group(4), row.group(5), row.group(6)))
        : Optional.empty();
  }
}
