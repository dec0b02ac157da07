package io.barto.server.query.control.update;

import io.barto.protocol.ServerToCli.Found;
import io.barto.protocol.ServerToCli.PacmanFound;
import io.barto.protocol.UpdateKind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code pacman}: a line with the packages of a transaction, {@code Packages (2) a-1.0-1 b-2.0-1},
 * and its totals; or, of CachyOS, a table of them with the same totals. Those of several
 * transactions add up.
 */
final class PacmanReader implements UpdateReader {
  private static final Pattern PACKAGES = Pattern.compile("Packages \\((\\d{1,9})\\) (.*)");
  private static final Pattern DOWNLOAD = total("Total Download Size");
  private static final Pattern INSTALLED = total("Total Installed Size");
  private static final Pattern NET = total("Net Upgrade Size");

  private final UpdateKind kind;
  private final List<String> packages = new ArrayList<>();
  private long count;
  private double installed;
  private double net;
  private double download;

  private PacmanReader(UpdateKind kind) {
    this.kind = kind;
  }

  static PacmanReader ofTransactions() {
    return new PacmanReader(UpdateKind.PACMAN);
  }

  static PacmanReader ofTables() {
    return new PacmanReader(UpdateKind.CACHYOS);
  }

  /** A net size is below zero where an upgrade is smaller than what it replaces. */
  private static Pattern total(String label) {
    return Pattern.compile(label + ": +(-?\\d{1,12}\\.\\d{1,6}) MiB");
  }

  @Override
  public void line(String text) {
    if (kind == UpdateKind.PACMAN) {
      transaction(text);
    } else {
      PackageRow.of(text, PacmanReader::isOfCachyos).ifPresent(row -> add(row.name()));
    }
    download += size(DOWNLOAD, text);
    installed += size(INSTALLED, text);
    net += size(NET, text);
  }

  private static boolean isOfCachyos(String repository) {
    return repository.equals("cachyos") || repository.startsWith("cachyos-");
  }

  private void add(String name) {
    packages.add(name);
    count++;
  }

  private void transaction(String text) {
    Matcher line = PACKAGES.matcher(text);
    if (line.find()) {
      count += Long.parseLong(line.group(1));
      packages.addAll(
          line.group(2).isBlank() ? List.of() : List.of(line.group(2).strip().split("\\s+")));
    }
  }

  private static double size(Pattern label, String text) {
    Matcher total = label.matcher(text);
    return total.find() ? Double.parseDouble(total.group(1)) : 0;
  }

  @Override
  public Found found() {
    return new PacmanFound(kind, count, packages, installed, net, download);
  }
}
