package io.barto.server.query.control.update;

import io.barto.protocol.ServerAnswer.PackageUpdate;
import io.barto.protocol.ServerAnswer.UpdateTotals;
import io.barto.protocol.UpdateKind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What {@code pacman} and its relatives wrote: a table with a row a package, or, where {@code
 * VerbosePkgLists} is off, {@code Packages (2) a-1.0-1 b-2.0-1}, which tells no old version; then
 * the totals.
 */
final class PacmanTransaction implements TransactionReader {
  private static final Pattern LIST = Pattern.compile("Packages \\((\\d{1,9})\\)(?: (.*))?");

  /** A name may have dashes; version and release have none. */
  private static final Pattern PACKAGE = Pattern.compile("(.+)-([^-]+-[^-]+)");

  private static final Pattern TOTAL =
      Pattern.compile("(Total Download|Total Installed|Net Upgrade) Size: +" + Sizes.SIZE);

  private final UpdateKind kind;
  private final List<PackageUpdate> packages = new ArrayList<>();
  private boolean inList;
  private long count;
  private @Nullable Double download;
  private @Nullable Double installed;
  private @Nullable Double net;

  PacmanTransaction(UpdateKind kind) {
    this.kind = kind;
  }

  @Override
  public void line(String text) {
    PackageRow.of(text, this::isOwn).ifPresent(this::row);
    if (kind == UpdateKind.PACMAN) {
      list(text);
    }
    Matcher total = TOTAL.matcher(text);
    if (total.find()) {
      total(total.group(1), Sizes.mebibytes(total.group(2)));
    }
  }

  private boolean isOwn(String repository) {
    return switch (kind) {
      case GARUDA -> repository.equals("chaotic-aur") || repository.equals("garuda");
      case CACHYOS -> repository.equals("cachyos") || repository.startsWith("cachyos-");
      case PACMAN, APT -> false;
    };
  }

  private void row(PackageRow row) {
    count++;
    add(
        new PackageUpdate(
            row.repository(),
            row.name(),
            row.oldVersion(),
            row.newVersion(),
            row.netChange(),
            row.downloadSize()));
  }

  private void list(String text) {
    Matcher list = LIST.matcher(text);
    if (list.find()) {
      inList = true;
      count += Long.parseLong(list.group(1));
      names(list.group(2) == null ? "" : list.group(2));
    } else if (inList && text.startsWith(" ") && !text.isBlank()) { // broken at a terminal's width
      names(text);
    } else {
      inList = false;
    }
  }

  private void names(String text) {
    for (String word : text.strip().split("\\s+", MAX_PACKAGES)) {
      Matcher one = PACKAGE.matcher(word);
      if (word.length() <= MAX_TEXT && one.matches()) {
        add(new PackageUpdate("", one.group(1), "", one.group(2), "", ""));
      }
    }
  }

  private void add(PackageUpdate update) {
    boolean fits = update.name().length() + update.newVersion().length() <= MAX_TEXT;
    if (packages.size() < MAX_PACKAGES && fits && update.oldVersion().length() <= MAX_TEXT) {
      packages.add(update);
    }
  }

  private void total(String label, @Nullable Double size) {
    switch (label) {
      case "Total Download" -> download = Sizes.sum(download, size);
      case "Total Installed" -> installed = Sizes.sum(installed, size);
      default -> net = Sizes.sum(net, size);
    }
  }

  @Override
  public List<PackageUpdate> packages() {
    return packages;
  }

  @Override
  public @Nullable UpdateTotals totals() {
    return count == 0 ? null : new UpdateTotals(count, download, installed, net);
  }
}
