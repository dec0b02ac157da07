package io.barto.worker.run;

import static java.lang.System.Logger.Level.WARNING;

import io.barto.protocol.UnfiredRange;
import io.barto.protocol.UnfiredRange.UnfiredKind;
import io.barto.protocol.WorkerToServer.FireOrigin;
import io.barto.worker.journal.PlanFacts;
import io.barto.worker.plan.Arrears;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Settles what nobody fired in time, at once and for good: some of it is made up, the rest will
 * never run, which the server is told until it has stored that.
 *
 * <p>Used by one thread.
 */
final class Settlement {
  private static final System.Logger LOG = System.getLogger(Settlement.class.getName());

  private static final String REMOVED =
      "the schedule was removed before the worker came back to it";

  private final RunSite site;
  private final Runs runs;
  private final Dispatches dispatches;

  Settlement(RunSite site, Runs runs, Dispatches dispatches) {
    this.site = site;
    this.runs = runs;
    this.dispatches = dispatches;
  }

  /**
   * Puts it all into the journal.
   *
   * @param reason why it was not fired, for people
   * @param toldTo whether there is a server that can be told what is missed
   * @param stays whether the schedule of a key is there still
   */
  void settle(Arrears arrears, String reason, boolean toldTo, Predicate<String> stays) {
    List<UnfiredRange> missed =
        arrears.missed().stream()
            .map(
                range ->
                    stays.test(range.first().key())
                        ? unfired(range, UnfiredKind.MISSED, reason)
                        : unfired(range, UnfiredKind.SKIPPED, REMOVED))
            .toList();
    missed.forEach(Settlement::tell);
    if (toldTo) {
      PlanFacts facts = site.journal().plan();
      missed.forEach(facts::unfired);
      UnfiredNews.of(missed).forEach(runs::answer);
    }
    arrears.madeUp().forEach(due -> dispatches.fire(due, FireOrigin.MADE_UP));
  }

  private UnfiredRange unfired(Arrears.Range range, UnfiredKind kind, String reason) {
    Instant now = site.clock().instant();
    return new UnfiredRange(
        UUID.randomUUID(),
        range.first().name(),
        range.first().nominal(),
        range.last(),
        range.count(),
        kind,
        reason,
        now);
  }

  private static void tell(UnfiredRange range) {
    LOG.log(
        WARNING,
        "{0}: not run what was due from {1} to {2}, {3} times: {4}",
        range.schedule(),
        range.first(),
        range.last(),
        range.count(),
        range.reason());
  }
}
