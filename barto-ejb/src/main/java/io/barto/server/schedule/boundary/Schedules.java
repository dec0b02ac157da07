package io.barto.server.schedule.boundary;

import io.barto.plan.MissedTick;
import io.barto.plan.Schedule;
import io.barto.plan.ScheduleBook;
import io.barto.protocol.ServerToWorker.Book;
import io.barto.protocol.ServerToWorker.BookSchedule;
import io.barto.protocol.Wire;
import io.barto.realtime.TimeZones;
import io.barto.server.configuration.boundary.ServerConfiguration;
import io.barto.server.schedule.control.BookContent;
import io.barto.server.schedule.control.BookZones;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The book that holds now, and those before it since the server started. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class Schedules {
  private static final Logger LOG = System.getLogger(Schedules.class.getName());

  private static final int REMEMBERED = 20;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private ServerConfiguration configuration;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private BookStore store;

  @Inject
  @SuppressWarnings("NullAway.Init")
  private Clock clock;

  @SuppressWarnings("NullAway.Init")
  private volatile BookStore.NumberedBook current;

  /** By generation, the oldest first; what workers may still plan by. */
  private final Map<Long, ScheduleBook> recent = new LinkedHashMap<>();

  @PostConstruct
  void load() {
    replace(configuration.config().schedules());
  }

  /** Makes other schedules those that hold; says whether they are others than before. */
  public synchronized boolean replace(Map<String, List<Schedule>> schedules) {
    BookStore.@Nullable NumberedBook before = current;
    current = store.current(schedules, clock.instant());
    ScheduleBook book = current.book();
    recent.put(book.generation(), book);
    if (recent.size() > REMEMBERED) {
      recent.remove(recent.keySet().iterator().next());
    }
    if (before != null && before.book().generation() == book.generation()) {
      return false;
    }
    LOG.log(
        Level.INFO,
        "generation {0} of the book: {1} schedules of {2} workers",
        book.generation(),
        book.entries().size(),
        book.schedules().size());
    return true;
  }

  /** A book that a worker names; empty where it is none of this database, or of long ago. */
  public synchronized Optional<ScheduleBook> find(@Nullable UUID incarnation, long generation) {
    return current.incarnation().equals(incarnation)
        ? Optional.ofNullable(recent.get(generation))
        : Optional.empty();
  }

  /** The book that holds now. */
  public ScheduleBook book() {
    return current.book();
  }

  /** What a worker is sent of the book. */
  public Book bookOf(String worker) {
    BookStore.NumberedBook numbered = current;
    return new Book(
        numbered.incarnation(),
        numbered.book().generation(),
        numbered.book().of(worker).stream().map(Schedules::entry).toList(),
        Wire.PLANNER,
        TimeZones.version(),
        BookZones.of(numbered.book().of(worker)));
  }

  /** When a schedule is due: canonical, with its zone. */
  public static String calendar(Schedule schedule) {
    return BookContent.calendar(schedule);
  }

  private static BookSchedule entry(Schedule schedule) {
    MissedTick missedTick = schedule.missedTick();
    return new BookSchedule(
        schedule.name(),
        BookContent.calendar(schedule),
        schedule.commands(),
        schedule.stopOnFailure(),
        missedTick == null ? null : number(missedTick));
  }

  private static int number(MissedTick missedTick) {
    return switch (missedTick) {
      case BURST -> 0;
      case DELAY -> 1;
      case SKIP -> 2;
    };
  }
}
