package io.barto.worker.run;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import io.barto.plan.RunId;
import io.barto.protocol.ServerToWorker.Command;
import io.barto.protocol.ServerToWorker.Dispatch;
import io.barto.protocol.ServerToWorker.Initialize;
import io.barto.worker.journal.Version1Facts;
import io.barto.worker.plan.DueFire;
import io.barto.worker.plan.LocalBook;
import io.barto.worker.plan.LocalPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Fires what is due by the worker's own plan, connected or not. A fire goes the way of one that a
 * server dispatches, so that the journal sees to it that none runs twice: not after a restart, not
 * with a clock set back.
 *
 * <p>Used by one thread.
 */
final class LocalFires {
  private static final System.Logger LOG = System.getLogger(LocalFires.class.getName());

  private final RunSite site;
  private final Dispatches dispatches;
  private final Version1Facts facts;
  private final LocalPlan plan;
  private final long takeUpAt;
  private boolean heard;

  LocalFires(RunSite site, Dispatches dispatches) {
    this.site = site;
    this.dispatches = dispatches;
    this.facts = site.journal().version1();
    this.plan = new LocalPlan(site.dispatchGrace());
    this.takeUpAt = site.nanos().getAsLong() + site.dispatchGrace().toNanos();
  }

  /** The server's schedules, of which many may be known. */
  void initialize(Initialize message) {
    Instant now = site.clock().instant();
    Initialize held = facts.book();
    boolean same = held != null && held.schedules().equals(message.schedules());
    facts.contact(now);
    plan.validUntil(Instant.MAX);
    heard = true;
    if (same && plan.isActive()) {
      return;
    }
    fireDue(); // what is due by now is the old schedules' affair
    if (!same) {
      facts.hold(message, now);
    }
    follow(message, same ? notBefore(now) : now);
  }

  // a restart of this program passes over nothing that can still be started in time
  private Instant notBefore(Instant now) {
    Instant late = now.minus(site.dispatchGrace());
    return late.isBefore(facts.since()) ? facts.since() : late;
  }

  private void follow(Initialize schedules, Instant after) {
    LocalBook book = LocalBook.of(site.worker(), schedules.schedules());
    plan.follow(book, after);
    LOG.log(
        book.size() == 0 ? WARNING : INFO,
        "worker `{0}` fires {1} schedules by itself",
        site.worker(),
        book.size());
  }

  /** A server that sees to the schedules itself is there. */
  void end() {
    heard = true;
    facts.drop();
    plan.end();
  }

  /** The server is gone for the time being. */
  void disconnected() {
    if (plan.isActive()) {
      Instant now = site.clock().instant();
      facts.contact(now);
      plan.validUntil(now.plus(LocalPlan.VALIDITY));
    }
  }

  /** Hands over what is due. */
  void fireDue() {
    takeUp();
    List<DueFire> due = plan.due(site.clock().instant());
    while (!due.isEmpty()) {
      due.forEach(fire -> dispatches.take(dispatch(fire)));
      due = plan.due(site.clock().instant());
    }
  }

  // after a start the server has the first word, for as long as a fire may be late
  private void takeUp() {
    if (heard || site.nanos().getAsLong() - takeUpAt < 0) {
      return;
    }
    heard = true;
    Initialize held = facts.book();
    if (held != null) {
      plan.validUntil(facts.contact().plus(LocalPlan.VALIDITY));
      follow(held, notBefore(site.clock().instant()));
    }
  }

  private static Dispatch dispatch(DueFire due) {
    var commands = new ArrayList<Command>();
    for (String text : due.schedule().commands()) {
      int index = commands.size();
      commands.add(new Command(RunId.of(due.fire(), index, 1).value(), index, text));
    }
    return new Dispatch(
        due.name(), due.fire().nominal(), 1, 0, due.schedule().stopOnFailure(), commands, null);
  }

  /** How long nothing is due, in nanoseconds. */
  long rest() {
    Duration rest = plan.rest(site.clock().instant());
    return Math.max(0, rest.toNanos());
  }
}
