package io.barto.server.schedule.boundary;

import io.barto.plan.Fire;
import io.barto.plan.MissedTick;
import io.barto.plan.Schedule;
import io.barto.plan.ScheduleBook;
import io.barto.protocol.ServerToWorker.Book;
import io.barto.protocol.ServerToWorker.BookSchedule;
import io.barto.server.configuration.boundary.ServerConfiguration;
import io.barto.server.schedule.control.BookContent;
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
import java.util.Optional;

/** The book that holds now. Read from {@code bartos.toml} as the server starts. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class Schedules {
  private static final Logger LOG = System.getLogger(Schedules.class.getName());

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

  @PostConstruct
  void load() {
    current = store.current(configuration.config().schedules(), clock.instant());
    ScheduleBook book = current.book();
    LOG.log(
        Level.INFO,
        "generation {0} of the book: {1} schedules of {2} workers",
        book.generation(),
        book.entries().size(),
        book.schedules().size());
  }

  /** The book that holds now. */
  public ScheduleBook book() {
    return current.book();
  }

  /** The schedule of a fire, empty where the book has it no more. */
  public Optional<Schedule> scheduleOf(Fire fire) {
    return book().of(fire.schedule().worker()).stream()
        .filter(schedule -> schedule.name().equals(fire.schedule().schedule()))
        .findFirst();
  }

  /** What a worker is sent of the book. */
  public Book bookOf(String worker) {
    BookStore.NumberedBook numbered = current;
    return new Book(
        numbered.incarnation(),
        numbered.book().generation(),
        numbered.book().of(worker).stream().map(Schedules::entry).toList());
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
