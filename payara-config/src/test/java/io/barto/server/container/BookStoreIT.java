package io.barto.server.container;

import static io.barto.server.container.Workers.NOW;
import static io.barto.server.container.Workers.schedule;
import static org.assertj.core.api.Assertions.assertThat;

import io.barto.plan.Schedule;
import io.barto.server.schedule.boundary.BookStore;
import io.barto.server.schedule.boundary.BookStore.NumberedBook;
import jakarta.ejb.EJB;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The book's generations: a new one with each change of the content, and only then. */
class BookStoreIT extends InServerTest {
  private static final Schedule HOURLY = schedule("one", "hourly", "echo 1", "echo \"2\"");

  @EJB
  @SuppressWarnings("NullAway.Init")
  private BookStore store;

  @Test
  void current_sameContent_isTheSameGeneration() {
    Map<String, List<Schedule>> content = Map.of("book-same", List.of(HOURLY));
    NumberedBook first = store.current(content, NOW);
    NumberedBook again = store.current(content, NOW.plusSeconds(60));
    assertThat(again).isEqualTo(first);
    assertThat(again.book().schedules()).isEqualTo(content);
  }

  @Test
  void current_otherOrderOfTheWorkers_isTheSameGeneration() {
    var content = new LinkedHashMap<String, List<Schedule>>();
    content.put("book-b", List.of(HOURLY));
    content.put("book-a", List.of(HOURLY));
    NumberedBook first = store.current(content, NOW);
    var other = new LinkedHashMap<String, List<Schedule>>();
    other.put("book-a", List.of(HOURLY));
    other.put("book-b", List.of(HOURLY));
    assertThat(store.current(other, NOW).book().generation()).isEqualTo(first.book().generation());
  }

  @Test
  void current_changedContent_isTheNextGenerationOfTheSameDatabase() {
    NumberedBook first = store.current(Map.of("book-change", List.of(HOURLY)), NOW);
    NumberedBook second =
        store.current(Map.of("book-change", List.of(schedule("one", "hourly", "echo 3"))), NOW);
    NumberedBook back = store.current(Map.of("book-change", List.of(HOURLY)), NOW);
    assertThat(second.book().generation()).isEqualTo(first.book().generation() + 1);
    assertThat(back.book().generation()).isEqualTo(first.book().generation() + 2);
    assertThat(List.of(second.incarnation(), back.incarnation())).containsOnly(first.incarnation());
  }

  @Test
  void inBookSince_isWhenAWorkerCameIntoItForTheLastTime() {
    store.current(Map.of("since-a", List.of(HOURLY), "since-b", List.of(HOURLY)), NOW);
    store.current(Map.of("since-a", List.of(HOURLY)), NOW.plusSeconds(1));
    store.current(
        Map.of("since-a", List.of(HOURLY), "since-b", List.of(HOURLY)), NOW.plusSeconds(2));
    store.current(Map.of("since-a", List.of(), "since-b", List.of(HOURLY)), NOW.plusSeconds(3));
    assertThat(store.inBookSince(Set.of("since-a", "since-b", "since-never")))
        .isEqualTo(Map.of("since-b", NOW.plusSeconds(2)));
  }

  @Test
  void current_keepsTheSchedulesOfEachGeneration() {
    long first = store.current(Map.of("book-kept", List.of(HOURLY)), NOW).book().generation();
    long none = store.current(Map.of(), NOW).book().generation();
    assertThat(none).isEqualTo(first + 1);
    assertThat(
            Sql.rows(
                "SELECT generation, worker, name, on_calendar, commands, stop_on_failure"
                    + " FROM schedule WHERE generation >= ?",
                first))
        .containsExactly(
            first
                + " book-kept one "
                + HOURLY.onCalendar()
                + " UTC [\"echo 1\",\"echo \\\"2\\\"\"] 0");
  }
}
