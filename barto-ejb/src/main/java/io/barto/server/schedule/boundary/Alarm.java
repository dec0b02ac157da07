package io.barto.server.schedule.boundary;

import io.barto.plan.ScheduleBook;
import io.barto.protocol.WorkerToServer.BookAccepted;
import io.barto.protocol.WorkerToServer.Hello;
import io.barto.server.lane.DatabaseTrouble;
import io.barto.server.lane.TroubleLog;
import io.barto.server.maintenance.boundary.DatabaseClock;
import io.barto.server.run.boundary.RunLedger;
import io.barto.server.run.boundary.RunLedger.ClaimedFire;
import io.barto.server.run.boundary.RunLedger.DueFire;
import io.barto.server.schedule.control.ConnectedPlans;
import io.barto.server.schedule.control.PlannedFire;
import io.barto.server.schedule.control.WaitingFires;
import io.barto.server.worker.boundary.ConnectedWorker;
import io.barto.server.worker.boundary.WorkerRegistry;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.Timer;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Fires what is due: one timer, armed for the earliest fire of the connected workers. It catches
 * everything and arms itself again whatever happens; besides, the wall clock is looked at every
 * second, by the machine's running time, so that neither a lost timer nor a clock that was set
 * stops it.
 */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class Alarm {
  private static final Logger LOG = System.getLogger(Alarm.class.getName());

  /** How many fires share a transaction. */
  private static final int CLAIM_LIMIT = 500;

  /** How many fires wait for a database that is away; the oldest are given up first. */
  private static final int WAITING_LIMIT = 100_000;

  /** How far back a returning worker's plan begins at the most. */
  private static final Duration DISPATCH_GRACE = Duration.ofSeconds(5);

  @Resource
  @SuppressWarnings("NullAway.Init")
  private TimerService timers;

  @Resource
  @SuppressWarnings("NullAway.Init")
  private ManagedScheduledExecutorService scheduler;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private Schedules schedules;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private WorkerRegistry workers;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private RunLedger ledger;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private DatabaseClock databaseClock;

  @Inject
  @SuppressWarnings("NullAway.Init")
  private Clock clock;

  private final ConnectedPlans plans = new ConnectedPlans();
  private final ReentrantLock ringing = new ReentrantLock();
  private final WaitingFires<DueFire> waiting = new WaitingFires<>(WAITING_LIMIT);

  /** Whether nothing is claimed, since the clocks of this host and the database differ. */
  private volatile boolean suspended;

  /** What came due before is the workers' own; changed by whoever is ringing. */
  private Instant notBefore = Instant.MIN;

  @SuppressWarnings("NullAway.Init")
  private NextRing nextRing;

  private @Nullable ScheduledFuture<?> watch;

  @PostConstruct
  void start() {
    nextRing = new NextRing(timers, clock);
    watch = scheduler.scheduleAtFixedRate(this::watch, 1, 1, TimeUnit.SECONDS);
  }

  @PreDestroy
  void stop() {
    if (watch != null) {
      watch.cancel(false);
    }
  }

  /**
   * Plans a worker that has arrived. What came due while it was away is claimed only within the
   * grace; older gaps are the worker's own to settle. Where it still has an older book, it is that
   * one that it is planned by, until it has accepted the newest; one with a book that is not known
   * here is not planned until then.
   */
  public void plan(ConnectedWorker worker, Hello hello) {
    Optional<ScheduleBook> book =
        hello.generation() == 0
            ? Optional.of(schedules.book())
            : schedules.find(hello.incarnation(), hello.generation());
    book.ifPresent(held -> plan(worker, held));
  }

  private void plan(ConnectedWorker worker, ScheduleBook book) {
    Instant now = clock.instant();
    Instant after =
        worker
            .planCursor()
            .filter(cursor -> cursor.isBefore(now))
            .map(cursor -> later(cursor, now.minus(DISPATCH_GRACE)))
            .orElse(now);
    plans.plan(worker.name(), worker.connection(), book, after);
    arm();
  }

  /**
   * A worker has a book in its journal: it is planned by that one from the cut on. What it has
   * taken up already is claimed anew, which finds it there.
   */
  public void follow(ConnectedWorker worker, BookAccepted accepted) {
    Optional<ScheduleBook> book = schedules.find(accepted.incarnation(), accepted.generation());
    if (book.isEmpty()) {
      LOG.log(
          Level.WARNING,
          "worker {0} has accepted generation {1} of a book that is not known: ignored",
          worker.name(),
          accepted.generation());
      return;
    }
    Instant cut = later(accepted.cut(), clock.instant().minus(DISPATCH_GRACE));
    plans.follow(
        worker.name(), worker.connection(), book.get(), cut.truncatedTo(ChronoUnit.SECONDS));
    arm();
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /** A worker's connection has gone: nothing more is fired on it. */
  public void forget(String worker, UUID connection) {
    plans.forget(worker, connection);
  }

  /** The generation of the newest book that a connected worker has accepted; empty: of none yet. */
  public OptionalLong generationOf(String worker) {
    return plans.generationOf(worker);
  }

  /** The timer's call. */
  @Timeout
  public void ring(Timer rung) {
    nextRing.rung();
    fireDue();
  }

  /** What it let through would end it: the executor calls nothing again that has thrown. */
  private void watch() {
    try {
      look();
    } catch (RuntimeException | Error e) {
      LOG.log(Level.ERROR, "the alarm's watch failed and goes on", e);
    }
  }

  private void look() {
    OptionalLong earliest = plans.earliest();
    boolean overdue =
        earliest.isPresent() && earliest.getAsLong() < clock.instant().getEpochSecond();
    if (overdue || !waiting.isEmpty()) {
      fireDue();
    }
  }

  /** Fires everything due; who comes while another one is at it leaves it to that one. */
  private void fireDue() {
    try {
      while (hasDue() && ringing.tryLock()) {
        try {
          if (!fireSome()) {
            return;
          }
        } finally {
          ringing.unlock();
        }
      }
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "the alarm failed and goes on", e);
    } finally {
      arm();
    }
  }

  private boolean hasDue() {
    OptionalLong earliest = plans.earliest();
    return !waiting.isEmpty()
        || (earliest.isPresent() && earliest.getAsLong() <= clock.instant().getEpochSecond());
  }

  /** Says whether it got on; false where the database is away and what is due must wait. */
  private boolean fireSome() {
    Instant now = clock.instant();
    if (!databaseClock.agrees()) {
      suspended = true; // the workers fire by themselves meanwhile
      return false;
    }
    if (suspended) {
      suspended = false;
      notBefore = now.minus(DISPATCH_GRACE);
    }
    for (PlannedFire fire : plans.takeDue(now, CLAIM_LIMIT)) {
      if (!fire.fire().nominal().isBefore(notBefore)) {
        due(fire).ifPresent(waiting::add);
      }
    }
    List<DueFire> batch = waiting.take(CLAIM_LIMIT);
    if (batch.isEmpty()) {
      return true;
    }
    return claim(batch);
  }

  /** Halves what is refused, so that one fire that can't be claimed takes no other with it. */
  private boolean claim(List<DueFire> batch) {
    try {
      for (ClaimedFire claimed : ledger.claim(batch, clock.instant())) {
        claimed.worker().link().send(claimed.dispatch());
      }
      TroubleLog.ofServer().written();
      return true;
    } catch (RuntimeException e) {
      DatabaseTrouble trouble = DatabaseTrouble.of(e).orElse(null);
      if (trouble != null) {
        TroubleLog.ofServer().met(trouble, "fires wait: " + batch.size(), e);
        waiting.putBack(batch);
        return false;
      }
      if (batch.size() == 1) {
        LOG.log(Level.ERROR, "can't be claimed: " + batch.get(0).fire(), e);
        return true;
      }
      int middle = batch.size() / 2;
      boolean first = claim(batch.subList(0, middle));
      return claim(batch.subList(middle, batch.size())) && first;
    }
  }

  private Optional<DueFire> due(PlannedFire due) {
    return workers
        .find(due.fire().schedule().worker())
        .filter(worker -> !worker.isVersion1())
        .map(worker -> new DueFire(worker, due.fire(), due.schedule(), due.generation()));
  }

  private void arm() {
    if (!suspended) { // where it is, the wall clock is looked at every second
      plans.earliest().ifPresent(nextRing::at);
    }
  }
}
