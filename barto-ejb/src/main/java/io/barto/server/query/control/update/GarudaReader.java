package io.barto.server.query.control.update;

import io.barto.protocol.ServerToCli.Found;
import io.barto.protocol.ServerToCli.GarudaFound;
import io.barto.protocol.ServerToCli.GarudaPackage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** {@code garuda-update}: a row a package, by repository and name. */
final class GarudaReader implements UpdateReader {
  private static final Set<String> OWN = Set.of("chaotic-aur", "garuda");

  private final List<GarudaPackage> packages = new ArrayList<>();

  @Override
  public void line(String text) {
    PackageRow.of(text, OWN::contains)
        .ifPresent(
            row ->
                packages.add(
                    new GarudaPackage(
                        row.repository(),
                        row.name(),
                        row.oldVersion(),
                        row.newVersion(),
                        row.netChange(),
                        row.downloadSize())));
  }

  @Override
  public Found found() {
    return new GarudaFound(
        packages.stream()
            .sorted(Comparator.comparing(GarudaPackage::channel).thenComparing(GarudaPackage::name))
            .toList());
  }
}
