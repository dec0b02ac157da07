package io.barto.worker.run;

import io.barto.protocol.UnfiredRange;
import io.barto.protocol.WorkerToServer.Unfired;
import io.barto.worker.journal.PlanFacts;
import java.util.ArrayList;
import java.util.List;

/** What will never run, in messages of a bounded size. */
final class UnfiredNews {
  private static final int RANGES = 1000;

  private UnfiredNews() {}

  /** All that the server has not stored. */
  static List<Unfired> all(PlanFacts facts) {
    return of(facts.unfired());
  }

  static List<Unfired> of(List<UnfiredRange> ranges) {
    var messages = new ArrayList<Unfired>();
    for (int from = 0; from < ranges.size(); from += RANGES) {
      messages.add(new Unfired(ranges.subList(from, Math.min(from + RANGES, ranges.size()))));
    }
    return messages;
  }
}
