package io.barto.server.query.control.update;

import static java.util.Comparator.comparing;

import io.barto.protocol.ServerAnswer.PackageUpdate;
import io.barto.protocol.ServerAnswer.RunUpdates;
import io.barto.protocol.ServerAnswer.UpdateTotals;
import io.barto.protocol.ServerToCli.AptFound;
import io.barto.protocol.ServerToCli.Found;
import io.barto.protocol.ServerToCli.GarudaFound;
import io.barto.protocol.ServerToCli.GarudaPackage;
import io.barto.protocol.ServerToCli.PacmanFound;
import io.barto.protocol.UpdateKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts the updates of all runs together, as version 1 of the wire tells them in one message. */
public final class FoundUpdates {
  /** So that the message keeps to what a frame can hold, whatever its characters are in UTF-8. */
  private static final int MOST_CHARACTERS = 4 << 20;

  private static final int PACKAGE_OVERHEAD = 32;

  private final UpdateKind kind;
  private final List<PackageUpdate> packages = new ArrayList<>();
  private int characters;
  private long count;
  private double download;
  private double installed;
  private double net;

  public FoundUpdates(UpdateKind kind) {
    this.kind = kind;
  }

  /** Takes what one run has updated; says whether there was room for it. */
  public boolean add(RunUpdates part) {
    for (PackageUpdate update : part.packages()) {
      characters += PACKAGE_OVERHEAD + length(update);
      if (characters > MOST_CHARACTERS) {
        return false;
      }
      packages.add(update);
    }
    UpdateTotals totals = part.totals();
    if (totals != null) {
      count += totals.count();
      download += orZero(totals.download());
      installed += orZero(totals.installed());
      net += orZero(totals.netChange());
    }
    return true;
  }

  private static int length(PackageUpdate update) {
    return update.channel().length()
        + update.name().length()
        + update.oldVersion().length()
        + update.newVersion().length()
        + update.sizeChange().length()
        + update.downloadSize().length();
  }

  private static double orZero(@Nullable Double size) {
    return size == null ? 0 : size;
  }

  /** All that was taken. */
  public Found found() {
    return switch (kind) {
      case GARUDA -> new GarudaFound(byRepositoryAndName());
      case PACMAN, CACHYOS ->
          new PacmanFound(
              kind,
              count,
              packages.stream().map(this::pacmanName).toList(),
              installed,
              net,
              download);
      case APT -> new AptFound(packages.stream().map(PackageUpdate::name).toList());
    };
  }

  private List<GarudaPackage> byRepositoryAndName() {
    return packages.stream()
        .sorted(comparing(PackageUpdate::channel).thenComparing(PackageUpdate::name))
        .map(
            one ->
                new GarudaPackage(
                    one.channel(),
                    one.name(),
                    one.oldVersion(),
                    one.newVersion(),
                    one.sizeChange(),
                    one.downloadSize()))
        .toList();
  }

  /** The published program takes the names from CachyOS' tables, and else what pacman lists. */
  private String pacmanName(PackageUpdate one) {
    return kind == UpdateKind.CACHYOS ? one.name() : one.name() + "-" + one.newVersion();
  }
}
