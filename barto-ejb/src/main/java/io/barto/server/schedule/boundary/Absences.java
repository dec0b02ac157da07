package io.barto.server.schedule.boundary;

import io.barto.plan.ScheduleBook;
import io.barto.server.schedule.control.DueFires;
import io.barto.server.worker.boundary.AbsenceStore;
import io.barto.server.worker.boundary.AbsenceStore.Away;
import io.barto.server.worker.boundary.AbsenceStore.Whereabouts;
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
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one open entry for each worker that is away, of those that were ever here and those of the
 * book. Whatever has changed meanwhile is written at once, and all of it is compared now and then.
 * How many fires have come due is computed when somebody asks; it costs nothing as they come due.
 */
@Singleton
@Startup
@DependsOn("Schedules")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class Absences {
  private static final Logger LOG = System.getLogger(Absences.class.getName());
  private static final long PILE_UP_MILLIS = 300;
  private static final long COMPARE_SECONDS = 30;

  /** How long workers may take to come back after the server's start. */
  private static final long START_SECONDS = 15;

  /** How many fires are counted for one answer. */
  private static final long MOST_FIRES = 200_000;

  /**
   * A worker that is away.
   *
   * @param due how many fires have come due for it since; more where not all were counted
   */
  public record AwayWorker(Away away, long due, boolean more) {}

  @Resource
  @SuppressWarnings("NullAway.Init")
  private ManagedScheduledExecutorService scheduler;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private AbsenceStore store;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private Schedules schedules;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private BookStore books;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private WorkerRegistry workers;

  @Inject
  @SuppressWarnings("NullAway.Init")
  private Clock clock;

  private final Map<String, Instant> left = new ConcurrentHashMap<>();
  private final Map<String, Integer> arriving = new ConcurrentHashMap<>();
  private final AtomicBoolean due = new AtomicBoolean();
  private @Nullable ScheduledFuture<?> comparing;

  @PostConstruct
  void start() {
    comparing =
        scheduler.scheduleWithFixedDelay(
            this::trySettle, START_SECONDS, COMPARE_SECONDS, TimeUnit.SECONDS);
  }

  @PreDestroy
  void stop() {
    if (comparing != null) {
      comparing.cancel(false);
    }
  }

  /** A worker is being let in; whatever comes of it, {@link #arrived} follows. */
  public void arriving(String worker) {
    arriving.merge(worker, 1, Integer::sum);
  }

  /** A worker is connected, or was not let in. */
  public void arrived(String worker) {
    arriving.computeIfPresent(worker, (name, times) -> times == 1 ? null : times - 1);
  }

  /** Whether a worker is just being let in. */
  public boolean isArriving(String worker) {
    return arriving.containsKey(worker);
  }

  /** A worker is going; that is known before it is connected no more. */
  public void leaving(String worker, Instant at) {
    left.put(worker, at);
  }

  /** It has not gone: it was an older connection that ended. */
  public void stays(String worker, Instant at) {
    left.remove(worker, at);
  }

  /** Somebody has come or gone, or the book is another one; what piles up is written at once. */
  public void changed() {
    if (due.compareAndSet(false, true)) {
      ScheduledFuture<?> unused =
          scheduler.schedule(
              () -> {
                due.set(false);
                trySettle();
              },
              PILE_UP_MILLIS,
              TimeUnit.MILLISECONDS);
    }
  }

  private void trySettle() {
    try {
      settle();
    } catch (RuntimeException e) {
      LOG.log(Level.DEBUG, "who is away could not be written; it is tried again", e);
    }
  }

  private synchronized List<Away> settle() {
    var looked = new ArrayList<Whereabouts>();
    store.heard(workers.connected().stream().map(ConnectedWorker::name).toList(), clock.instant());
    List<Away> away =
        store.settle(
            schedules.book().schedules().keySet(),
            () -> {
              Whereabouts found = whereabouts();
              looked.add(found);
              return found;
            },
            clock.instant(),
            books::inBookSince);
    looked.forEach(found -> forget(found.left(), away));
    return away;
  }

  /** What is written now; what nobody was told of is needed yet. */
  private void forget(Map<String, Instant> noted, List<Away> told) {
    for (Away one : told) {
      Instant at = noted.get(one.worker());
      if (at != null) {
        left.remove(one.worker(), at);
      }
    }
  }

  /**
   * In this order: who comes is connected before it has arrived, and who goes is noted before it is
   * connected no more.
   */
  private Whereabouts whereabouts() {
    Set<String> coming = Set.copyOf(arriving.keySet());
    Set<String> connected =
        workers.connected().stream().map(ConnectedWorker::name).collect(Collectors.toSet());
    var gone = new HashMap<>(left);
    gone.keySet().removeAll(connected);
    gone.keySet().removeAll(coming);
    return new Whereabouts(connected, coming, gone);
  }

  /** Who was away when it was last looked, by name: within seconds, and cheap. */
  public List<Away> lastKnown() {
    return store.away();
  }

  /** Who is in the book, and expected no more: nothing fires there, and nobody waits for it. */
  public List<String> retired() {
    Set<String> booked = schedules.book().schedules().keySet();
    return store.retired().stream().filter(booked::contains).sorted().toList();
  }

  /** Who is away now, by name, with what has come due for them. */
  public List<AwayWorker> away() {
    Instant now = clock.instant();
    ScheduleBook book = schedules.book();
    long room = MOST_FIRES;
    var all = new ArrayList<AwayWorker>();
    for (Away away : settle()) {
      DueFires.Count count = DueFires.count(book.of(away.worker()), away.since(), now, room);
      room -= count.fires();
      all.add(new AwayWorker(away, count.fires(), count.more()));
    }
    return all;
  }
}
