package io.barto.cli;

import io.barto.cli.table.Screen;
import io.barto.cli.table.Table;
import io.barto.protocol.ServerToCli.AptFound;
import io.barto.protocol.ServerToCli.Found;
import io.barto.protocol.ServerToCli.GarudaFound;
import io.barto.protocol.ServerToCli.PacmanFound;
import java.util.List;
import java.util.Locale;

/** Shows package updates, each package manager's in its own form. */
record UpdatesPrinter(Screen screen) {
  /** Shows them; false if there are none. */
  boolean print(Found found) {
    if (found instanceof GarudaFound garuda) {
      return garuda(garuda);
    }
    if (found instanceof PacmanFound pacman) {
      return pacman(pacman);
    }
    return names(((AptFound) found).packages());
  }

  private boolean garuda(GarudaFound found) {
    var table = new Table(screen, AnswerTables.GARUDA);
    found.packages().forEach(one -> table.row(AnswerTables.garuda(one)));
    table.end();
    return !found.packages().isEmpty();
  }

  private boolean pacman(PacmanFound found) {
    if (found.count() == 0 && found.packages().isEmpty()) {
      return false;
    }
    names(found.packages());
    screen.line(
        String.format(
            Locale.ROOT,
            "%s: %.2f MiB to download, %.2f MiB installed, %.2f MiB net",
            Counted.of(found.count(), "update", "updates"),
            found.downloadSize(),
            found.installSize(),
            found.netSize()));
    return true;
  }

  private boolean names(List<String> packages) {
    packages.forEach(screen::line);
    return !packages.isEmpty();
  }
}
