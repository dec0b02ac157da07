package io.barto.worker.run;

import io.barto.protocol.ServerToWorker.Book;
import io.barto.protocol.ServerToWorker.Initialize;
import io.barto.worker.journal.Journal;
import io.barto.worker.plan.LocalBook;
import org.jspecify.annotations.Nullable;

/**
 * The schedules that a server has sent, before they are followed; or those held since.
 *
 * @param isNew whether they differ from those held
 * @param byHost whether the server tells no time, so that the host's clock is the one that counts
 * @param toAnswer the book that the server awaits an answer to; null: none
 * @param hold puts them into the journal
 */
record NextBook(
    LocalBook book, boolean isNew, boolean byHost, @Nullable Book toAnswer, Runnable hold) {
  static NextBook of(Book book, String worker, Journal journal) {
    boolean held = journal.version1().book() == null && book.equals(journal.plan().book());
    return new NextBook(
        LocalBook.of(worker, book),
        !held,
        false,
        book,
        () -> {
          journal.plan().hold(book);
          journal.version1().drop();
        });
  }

  static NextBook of(Initialize schedules, String worker, Journal journal) {
    Initialize held = journal.version1().book();
    boolean same = held != null && held.schedules().equals(schedules.schedules());
    return new NextBook(
        LocalBook.of(worker, schedules.schedules()),
        !same,
        true,
        null,
        () -> journal.version1().hold(schedules));
  }

  /** What the journal holds; null: nothing. */
  static @Nullable NextBook held(String worker, Journal journal) {
    Initialize schedules = journal.version1().book();
    if (schedules != null) {
      return of(schedules, worker, journal);
    }
    Book book = journal.plan().book();
    return book == null ? null : of(book, worker, journal);
  }
}
