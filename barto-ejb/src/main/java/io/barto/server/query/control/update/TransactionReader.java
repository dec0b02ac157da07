package io.barto.server.query.control.update;

import io.barto.protocol.ServerAnswer.PackageUpdate;
import io.barto.protocol.ServerAnswer.UpdateTotals;
import io.barto.protocol.UpdateKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a package manager wrote in one run, line by line. What it keeps is bounded: a line's
 * worth of text for at most {@link #MAX_PACKAGES} packages.
 */
public interface TransactionReader {
  /** More than any distribution has; what a run lists beyond it is not taken. */
  int MAX_PACKAGES = 20_000;

  /** Longer words are no names, versions or sizes. */
  int MAX_TEXT = 300;

  /** The next line, which may have been written for a terminal. */
  void line(String text);

  /** What was found by now. */
  List<PackageUpdate> packages();

  /** What it said of all of them; null where there were none. */
  @Nullable UpdateTotals totals();

  /** One that reads what a package manager writes. */
  static TransactionReader of(UpdateKind kind) {
    return kind == UpdateKind.APT ? new AptTransaction() : new PacmanTransaction();
  }
}
