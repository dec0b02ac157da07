package io.barto.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.barto.realtime.Realtime;
import io.barto.realtime.RealtimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScheduleBookTest {
  @Test
  void entries_keepTheOrderOfTheConfiguration() throws Exception {
    var schedules = new LinkedHashMap<String, List<Schedule>>();
    schedules.put("zoo", List.of(schedule("b"), schedule("a")));
    schedules.put("ant", List.of(schedule("a")));
    var book = new ScheduleBook(1, schedules);
    assertThat(book.entries().stream().map(entry -> entry.getKey().toString()))
        .containsExactly("zoo/b", "zoo/a", "ant/a");
    assertThat(book.of("zoo")).extracting(Schedule::name).containsExactly("b", "a");
    assertThat(book.of("nobody")).isEmpty();
  }

  @Test
  void book_doesNotFollowLaterChanges() throws Exception {
    var schedules = new LinkedHashMap<String, List<Schedule>>();
    schedules.put("web", new ArrayList<>(List.of(schedule("a"))));
    var book = new ScheduleBook(1, schedules);
    schedules.clear();
    assertThat(book.of("web")).hasSize(1);
    assertThat(book).isEqualTo(new ScheduleBook(1, Map.of("web", List.of(schedule("a")))));
  }

  @Test
  void book_refusesTwoSchedulesOfOneName() throws Exception {
    List<Schedule> twice = List.of(schedule("a"), schedule("a"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ScheduleBook(1, Map.of("web", twice)))
        .withMessageContainingAll("web", "two schedules named a");
  }

  @Test
  void schedule_hasACommand() throws Exception {
    Realtime daily = Realtime.parse("daily");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Schedule("a", daily, List.of(), false, null))
        .withMessageContaining("no command");
  }

  @Test
  void fire_isOnAWholeSecond() {
    Instant crooked = Instant.parse("2026-01-01T00:00:00.5Z");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Fire(new ScheduleKey("web", "a"), crooked));
  }

  private static Schedule schedule(String name) throws RealtimeException {
    return new Schedule(name, Realtime.parse("daily"), List.of("true"), false, null);
  }
}
