package io.barto.server.schedule.boundary;

import io.barto.plan.MissedTick;
import io.barto.plan.Schedule;
import io.barto.plan.ScheduleBook;
import io.barto.server.schedule.control.BookContent;
import io.barto.server.schedule.entity.Book;
import io.barto.server.schedule.entity.BookEntry;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The book's generations in the database. */
@Stateless
public class BookStore {
  /** A book with the database that numbered it. */
  public record NumberedBook(UUID incarnation, ScheduleBook book) {}

  private static final int MOST_LOOKED_AT = 200;

  @PersistenceContext(unitName = "barto")
  @SuppressWarnings("NullAway.Init")
  private EntityManager entities;

  /** Makes schedules the current generation: the newest one's, where the content is the same. */
  public NumberedBook current(Map<String, List<Schedule>> schedules, Instant now) {
    String hash = BookContent.hash(schedules);
    Book newest =
        entities
            .createQuery("SELECT b FROM Book b ORDER BY b.generation DESC", Book.class)
            .setMaxResults(1)
            .getResultStream()
            .findFirst()
            .orElse(null);
    if (newest == null || !newest.contentHash().equals(hash)) {
      UUID incarnation = newest == null ? UUID.randomUUID() : newest.incarnation();
      newest = new Book(newest == null ? 1 : newest.generation() + 1, incarnation, hash, now);
      entities.persist(newest);
      keep(newest.generation(), schedules);
    }
    return new NumberedBook(newest.incarnation(), new ScheduleBook(newest.generation(), schedules));
  }

  /**
   * Since when workers are in the book without a break, of those that are in the newest generation;
   * as far back as generations are kept and looked at.
   */
  public Map<String, Instant> inBookSince(Set<String> workers) {
    List<Book> newestFirst =
        entities
            .createQuery("SELECT b FROM Book b ORDER BY b.generation DESC", Book.class)
            .setMaxResults(MOST_LOOKED_AT)
            .getResultList();
    var since = new HashMap<String, Instant>();
    var still = new HashSet<>(workers);
    for (Book book : newestFirst) {
      still.retainAll(workersOf(book.generation()));
      if (still.isEmpty()) {
        break;
      }
      still.forEach(worker -> since.put(worker, book.loaded()));
    }
    return since;
  }

  private Set<String> workersOf(long generation) {
    return entities
        .createQuery(
            "SELECT DISTINCT e.worker FROM BookEntry e WHERE e.generation = :generation",
            String.class)
        .setParameter("generation", generation)
        .getResultStream()
        .collect(Collectors.toSet());
  }

  private void keep(long generation, Map<String, List<Schedule>> schedules) {
    entities.flush();
    schedules.forEach(
        (worker, list) ->
            list.forEach(schedule -> entities.persist(entry(generation, worker, schedule))));
  }

  private static BookEntry entry(long generation, String worker, Schedule schedule) {
    MissedTick missedTick = schedule.missedTick();
    return new BookEntry(
        generation,
        worker,
        schedule.name(),
        BookContent.calendar(schedule),
        BookContent.commands(schedule),
        schedule.stopOnFailure(),
        missedTick == null ? null : missedTick.name());
  }
}
