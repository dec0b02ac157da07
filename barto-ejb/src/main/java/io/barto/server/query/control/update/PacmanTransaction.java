package io.barto.server.query.control.update;

import io.barto.protocol.ServerAnswer.PackageUpdate;
import io.barto.protocol.ServerAnswer.UpdateTotals;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What {@code pacman} wrote, by itself or for {@code garuda-update} and the like: a table with a
 * row a package, or, where {@code VerbosePkgLists} is off or the table too wide, {@code Packages
 * (2) a-1.0-1 b-2.0-1}, which tells no old version; then the totals. What is only removed is listed
 * so, too, and told by its total alone.
 */
final class PacmanTransaction implements TransactionReader {
  private static final Pattern HEADING =
      Pattern.compile("Package(s?) \\((\\d{1,9})\\)(?:\\s+(.*))?");

  /** A name may have dashes; version and release have none. */
  private static final Pattern PACKAGE = Pattern.compile("(.+)-([^-]+-[^-]+)");

  private static final String REMOVAL = "[removal]";

  private static final Pattern TOTAL =
      Pattern.compile("(Total Download|Total Installed|Net Upgrade) Size: +" + Sizes.SIZE);

  private static final String REMOVED = "Total Removed Size:";

  private final List<PackageUpdate> packages = new ArrayList<>();
  private boolean inList;
  private long count;
  private int packagesBefore;
  private long countBefore;
  private @Nullable Double download;
  private @Nullable Double installed;
  private @Nullable Double net;

  @Override
  public void line(String written) {
    String text = Styles.without(written);
    PackageRow.of(text).ifPresent(this::row);
    list(text);
    Matcher total = TOTAL.matcher(text);
    if (total.find()) {
      total(total.group(1), Sizes.mebibytes(total.group(2)));
    } else if (text.startsWith(REMOVED)) {
      forgetTransaction();
    }
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
    Matcher heading = HEADING.matcher(text);
    if (heading.lookingAt()) {
      beginTransaction();
      inList = !heading.group(1).isEmpty();
      if (inList) {
        count += Long.parseLong(heading.group(2));
        names(heading.group(3) == null ? "" : heading.group(3));
      }
    } else if (inList && text.startsWith(" ") && !text.isBlank()) { // broken at a terminal's width
      names(text);
    } else {
      inList = false;
    }
  }

  private void beginTransaction() {
    packagesBefore = packages.size();
    countBefore = count;
  }

  private void forgetTransaction() {
    packages.subList(packagesBefore, packages.size()).clear();
    count = countBefore;
  }

  private void names(String text) {
    String[] words = text.strip().split("\\s+", MAX_PACKAGES);
    for (int i = 0; i < words.length; i++) {
      if (i + 1 < words.length && words[i + 1].equals(REMOVAL)) {
        count--;
        i++;
      } else {
        name(words[i]);
      }
    }
  }

  private void name(String word) {
    Matcher one = PACKAGE.matcher(word);
    if (word.length() <= MAX_TEXT && one.matches()) {
      add(new PackageUpdate("", one.group(1), "", one.group(2), "", ""));
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
    return count <= 0 ? null : new UpdateTotals(count, download, installed, net);
  }
}
