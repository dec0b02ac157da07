package io.barto.selftest.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Draws what is done when, from a seed. Faults of different places overlap. */
public final class FaultPlan {
  private static final int LEAST_PAUSE_SECONDS = 2;
  private static final int MOST_PAUSE_SECONDS = 8;

  private final Random random;
  private final List<String> workers;
  private final List<FaultKind> bag = new ArrayList<>();
  private final Map<String, Duration> restUntil = new HashMap<>();

  private FaultPlan(long seed, List<String> workers) {
    this.random = new Random(seed);
    this.workers = workers;
  }

  /**
   * The faults of a test, in the order of their beginnings; all of them end within it.
   *
   * @param length of the time in which faults may be
   */
  public static List<Fault> draw(long seed, List<String> workers, Duration length) {
    return new FaultPlan(seed, workers).draw(length);
  }

  private List<Fault> draw(Duration length) {
    var faults = new ArrayList<Fault>();
    Duration at = Duration.ZERO;
    while (at.compareTo(length) < 0) {
      Fault fault = drawAt(at);
      boolean rested = at.compareTo(restUntil.getOrDefault(fault.place(), Duration.ZERO)) >= 0;
      if (rested && fault.end().compareTo(length) <= 0) {
        bag.remove(bag.size() - 1);
        restUntil.put(fault.place(), fault.end().plusSeconds(fault.kind().restSeconds()));
        faults.add(fault);
      } else {
        Collections.shuffle(bag, random); // another one now, this one later
      }
      at = at.plusSeconds(between(LEAST_PAUSE_SECONDS, MOST_PAUSE_SECONDS));
    }
    return List.copyOf(faults);
  }

  private Fault drawAt(Duration at) {
    if (bag.isEmpty()) {
      for (FaultKind kind : FaultKind.values()) {
        bag.addAll(Collections.nCopies(kind.share(), kind));
      }
      Collections.shuffle(bag, random);
    }
    FaultKind kind = bag.get(bag.size() - 1);
    String target = kind.isOfWorker() ? workers.get(random.nextInt(workers.size())) : "server";
    return new Fault(
        kind, target, at, Duration.ofSeconds(between(kind.leastSeconds(), kind.mostSeconds())));
  }

  private int between(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }
}
