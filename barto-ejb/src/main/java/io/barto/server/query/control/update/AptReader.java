package io.barto.server.query.control.update;

import io.barto.protocol.ServerToCli.AptFound;
import io.barto.protocol.ServerToCli.Found;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * {@code apt}: the names under a heading, in indented lines. (Where its output is no terminal, apt
 * breaks them at 80 columns.)
 */
final class AptReader implements UpdateReader {
  /** Of apt to 2.8, and from 2.9 on. */
  private static final Set<String> HEADINGS =
      Set.of("The following packages will be upgraded:", "Upgrading:");

  private final List<String> packages = new ArrayList<>();
  private boolean inList;

  @Override
  public void line(String text) {
    if (!text.startsWith(" ") && HEADINGS.contains(text.strip())) {
      inList = true;
    } else if (inList && text.startsWith("  ") && !text.isBlank()) {
      packages.addAll(List.of(text.strip().split("\\s+")));
    } else {
      inList = false;
    }
  }

  @Override
  public Found found() {
    return new AptFound(packages);
  }
}
