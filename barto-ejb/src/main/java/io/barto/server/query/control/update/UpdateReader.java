package io.barto.server.query.control.update;

import io.barto.protocol.ServerToCli.Found;
import io.barto.protocol.UpdateKind;

/** Reads one package manager's output, line by line. */
public interface UpdateReader {
  /** The next line. */
  void line(String text);

  /** What was found in all of them. */
  Found found();

  /** One that reads what a package manager writes. */
  static UpdateReader of(UpdateKind kind) {
    return switch (kind) {
      case GARUDA -> new GarudaReader();
      case PACMAN -> PacmanReader.ofTransactions();
      case CACHYOS -> PacmanReader.ofTables();
      case APT -> new AptReader();
    };
  }
}
