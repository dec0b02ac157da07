package io.barto.selftest.check;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** When which worker could not be expected to be in time. */
public final class Troubles {
  private record Trouble(String worker, Instant from, Instant until) {}

  private static final Duration AFTERMATH = Duration.ofSeconds(30);
  private static final Duration BEFORE = Duration.ofSeconds(5);

  private final List<Trouble> troubles = new ArrayList<>();

  /**
   * Notes one.
   *
   * @param worker whose; {@code server}: everybody's
   */
  public void add(String worker, Instant from, Instant until) {
    troubles.add(new Trouble(worker, from.minus(BEFORE), until.plus(AFTERMATH)));
  }

  /** Whether a worker was let be at a time, and for some time before and after. */
  boolean isQuiet(String worker, Instant at) {
    return troubles.stream()
        .filter(trouble -> trouble.worker.equals("server") || trouble.worker.equals(worker))
        .noneMatch(trouble -> !at.isBefore(trouble.from) && at.isBefore(trouble.until));
  }
}
