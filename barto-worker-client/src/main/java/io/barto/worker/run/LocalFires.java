package io.barto.worker.run;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import io.barto.protocol.ErrorCode;
import io.barto.protocol.ServerToWorker.Book;
import io.barto.protocol.ServerToWorker.Decided;
import io.barto.protocol.ServerToWorker.DecidedFire;
import io.barto.protocol.ServerToWorker.Initialize;
import io.barto.protocol.WorkerToServer.BookAccepted;
import io.barto.protocol.WorkerToServer.FireOrigin;
import io.barto.worker.journal.PlanFacts;
import io.barto.worker.plan.Arrears;
import io.barto.worker.plan.DueFire;
import io.barto.worker.plan.LocalBook;
import io.barto.worker.plan.LocalPlan;
import io.barto.worker.plan.WorkerClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that everything due by the book is decided: dispatched, fired by this worker itself,
 * or given up as missed.
 *
 * <p>A connected server that dispatches has {@code dispatch_grace} for it; else what is due is
 * fired at once. What is older than that and a while is a gap: nobody was there, or the clock stood
 * still. The gap is settled by the rules of catching up. The cursor of the plan never goes back, so
 * that no instant is looked at twice; that a fire runs once although it is dispatched besides, is
 * the journal's affair.
 *
 * <p>Used by one thread.
 */
final class LocalFires {
  private static final System.Logger LOG = System.getLogger(LocalFires.class.getName());

  private static final Duration KEEP_EVERY = Duration.ofSeconds(30);
  private static final long IDLE = Duration.ofMillis(200).toNanos();

  private final RunSite site;
  private final Runs runs;
  private final Dispatches dispatches;
  private final Decisions decisions;
  private final Settlement settlement;
  private final PlanFacts facts;
  private final LocalPlan plan;
  private final WorkerClock time;
  private final Absence absence;
  private @Nullable NextBook next;
  private boolean ready;
  private boolean byHost;
  private long takeUpAt;
  private long keptAt;

  LocalFires(RunSite site, Runs runs, Dispatches dispatches, LocalPlan plan) {
    this.site = site;
    this.runs = runs;
    this.dispatches = dispatches;
    this.decisions = new Decisions(site.journal(), plan);
    this.settlement = new Settlement(site, runs, dispatches);
    this.facts = site.journal().plan();
    this.plan = plan;
    this.time = site.time();
    this.absence = new Absence(site.catchUp().offlineValidity());
    this.takeUpAt = site.nanos().getAsLong() + site.dispatchGrace().toNanos();
  }

  /** The server has welcomed this worker, and will say what it has to run. */
  void welcomed() {
    facts.displaced(false);
    takeUpAt = site.nanos().getAsLong() + site.dispatchGrace().toNanos();
  }

  /** A server does not let this worker in. */
  void refused(ErrorCode code) {
    if (code == ErrorCode.NAME_IN_USE && !facts.displaced()) {
      LOG.log(WARNING, "another worker has the name `{0}`: nothing is fired here", site.worker());
      facts.displaced(true);
    }
  }

  /** The server is gone for the time being. */
  void disconnected() {
    if (plan.isActive() && canDecide() && time.confirmed()) {
      keep(true);
    }
  }

  /** The server has said what time it is. */
  void heard(Instant server, long heardAt, @Nullable Long askedAt) {
    boolean before = time.confirmed();
    time.heard(server, heardAt, askedAt);
    if (!before && time.confirmed()) {
      lookAgain();
    }
  }

  // what the host's clock alone had passed over
  private void lookAgain() {
    LocalBook book = plan.book();
    Instant cursor = facts.cursor();
    if (book != null && cursor != null) {
      plan.follow(book, cursor);
    }
  }

  /** The ledger names the newest fires that it has; those unknown here ran on a later disk. */
  void decided(Decided message) {
    for (DecidedFire fire : message.newest()) {
      if (!decisions.hasRun(site.worker(), fire.schedule(), fire.nominal())) {
        facts.raiseMark(fire.schedule(), fire.nominal());
      }
    }
  }

  /** The server's book. */
  void book(Book book) {
    next = NextBook.of(book, site.worker(), site.journal());
    takeOver();
  }

  /** The schedules of a server of version 1, of which many may be known. */
  void initialize(Initialize message) {
    next = NextBook.of(message, site.worker(), site.journal());
    takeOver();
  }

  private boolean canDecide() {
    return !runs.stopping() && !runs.paused() && !time.doubtful();
  }

  /** What is due before the cut is the old book's affair, and settled first. */
  private void takeOver() {
    NextBook taken = next;
    if (taken == null || !canDecide()) {
      return;
    }
    next = null;
    follow(NextBook.held(site.worker(), site.journal()));
    byHost = taken.byHost();
    askHost();
    Instant now = time.now();
    settleGap(now, taken.book()::has);
    if (taken.isNew()) {
      fireUpTo(now);
      site.journal().together(() -> cut(taken, now));
    }
    if (taken.isNew() || !ready) {
      tell(taken.book());
    }
    ready = true;
    keep(true);
    Book asked = taken.toAnswer();
    if (asked != null) {
      Instant cut = plan.cursor().plusSeconds(1);
      runs.answer(new BookAccepted(asked.incarnation(), asked.generation(), cut));
    }
  }

  private void cut(NextBook taken, Instant now) {
    LocalBook old = plan.book();
    Instant last = old == null || plan.cursor().isBefore(now) ? now : plan.cursor();
    if (old != null) {
      old.keys().forEach(key -> facts.raiseMark(key, last));
    }
    taken.hold().run();
    plan.follow(taken.book(), last);
  }

  private void tell(LocalBook book) {
    if (book.size() == 0) {
      LOG.log(WARNING, "no schedules for worker `{0}`", site.worker());
    } else {
      LOG.log(INFO, "worker `{0}` has {1} in its book", site.worker(), count(book));
    }
  }

  private static String count(LocalBook book) {
    return book.size() == 1 ? "1 schedule" : book.size() + " schedules";
  }

  private void follow(@Nullable NextBook held) {
    if (plan.isActive() || held == null) {
      return;
    }
    byHost = held.byHost();
    Instant cursor = facts.cursor();
    plan.follow(held.book(), cursor == null ? time.now().minus(site.dispatchGrace()) : cursor);
  }

  private void askHost() {
    if (byHost) {
      long at = time.elapsed();
      heard(site.clock().instant(), at, at);
    }
  }

  /** Fires and settles what is due; to be called again and again. */
  void fireDue() {
    takeOver();
    takeUp();
    if (!ready || !plan.isActive()) {
      return;
    }
    askHost();
    Instant now = time.now();
    if (facts.displaced()) {
      absence.because(Absence.NAME);
    } else if (runs.paused() || time.doubtful()) {
      absence.because(runs.paused() ? Absence.JOURNAL : Absence.CLOCK);
    } else if (!runs.stopping() && !absence.isStale(now, facts.contact(), runs.connected())) {
      settleGap(now, key -> true);
      boolean fired = fireUpTo(awaitsDispatches() ? now.minus(site.dispatchGrace()) : now);
      keep(fired);
      dispatches.takePostponed();
    }
  }

  private boolean awaitsDispatches() {
    return runs.connected() && !byHost;
  }

  // after a start the server has the first word, for as long as a fire may be late
  private void takeUp() {
    if (ready || next != null || site.nanos().getAsLong() - takeUpAt < 0) {
      return;
    }
    ready = true;
    follow(NextBook.held(site.worker(), site.journal()));
    LocalBook book = plan.book();
    if (book != null) {
      LOG.log(INFO, "no word from the server: going on by the schedules held");
      tell(book);
    }
  }

  private void settleGap(Instant now, Predicate<String> stays) {
    Instant late = now.minus(site.patience());
    LocalBook book = plan.book();
    if (book == null || !late.isAfter(plan.cursor())) {
      absence.over();
    } else if (!time.confirmed()) {
      plan.follow(book, late); // until a server agrees that it is so late
    } else {
      String reason = absence.reason(plan.cursor(), now);
      site.journal()
          .together(
              () -> {
                Arrears arrears = plan.passOver(late, site.catchUp(), decisions::isDecided, stays);
                settlement.settle(arrears, reason, !byHost, stays);
                keep(true);
              });
      absence.over();
    }
  }

  private boolean fireUpTo(Instant horizon) {
    boolean fired = false;
    List<DueFire> due = plan.due(horizon);
    while (!due.isEmpty()) {
      for (DueFire fire : due) {
        if (!decisions.isDecided(fire)) {
          dispatches.fire(fire, FireOrigin.OWN_PLAN);
          fired = true;
        }
      }
      due = plan.due(horizon);
    }
    return fired;
  }

  // what the server dispatched is known by its runs, so that the cursor may lag behind
  private void keep(boolean now) {
    long nanos = site.nanos().getAsLong();
    if (time.confirmed() && plan.isActive() && (now || nanos - keptAt >= KEEP_EVERY.toNanos())) {
      keptAt = nanos;
      facts.decidedUpTo(plan.cursor());
      facts.clock(time.anchor());
      if (runs.connected()) {
        facts.contact(time.now());
      }
    }
  }

  /** Before closed fires are forgotten: what the plan has passed needs no memory of each. */
  void raiseMarks() {
    LocalBook book = plan.book();
    Instant cursor = facts.cursor();
    if (book != null && cursor != null) {
      book.keys().forEach(key -> facts.raiseMark(key, cursor));
    }
  }

  /** The worker ends, and the next one is to know where it was. */
  void leave() {
    if (plan.isActive() && !runs.paused()) {
      keep(true);
    }
  }

  /** How long nothing is due, in nanoseconds. */
  long rest() {
    if (!ready || next != null || !canDecide() || absence.stale() || facts.displaced()) {
      return IDLE;
    }
    Instant now = time.now();
    Duration rest = plan.rest(awaitsDispatches() ? now.minus(site.dispatchGrace()) : now);
    return Math.max(0, rest.toNanos());
  }
}
