package io.barto.server.schedule.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.barto.plan.MissedTick;
import io.barto.plan.Schedule;
import io.barto.realtime.Realtime;
import io.barto.realtime.RealtimeException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BookContentTest {
  private static Schedule schedule(
      String name, String calendar, List<String> commands, boolean stop, @Nullable MissedTick tick)
      throws RealtimeException {
    return new Schedule(name, Realtime.parse(calendar), commands, stop, tick);
  }

  private static Schedule minutely(String name, String... commands) throws RealtimeException {
    return schedule(name, "minutely", List.of(commands), false, null);
  }

  @Test
  void hash_isSixtyFourHexadecimalDigits() throws RealtimeException {
    assertThat(BookContent.hash(Map.of("w", List.of(minutely("s", "true")))))
        .matches("[0-9a-f]{64}");
    assertThat(BookContent.hash(Map.of())).matches("[0-9a-f]{64}");
  }

  @Test
  void hash_doesNotDependOnTheOrderOfTheWorkers() throws RealtimeException {
    var one = new LinkedHashMap<String, List<Schedule>>();
    one.put("a", List.of(minutely("s", "true")));
    one.put("b", List.of(minutely("t", "true")));
    var other = new LinkedHashMap<String, List<Schedule>>();
    other.put("b", List.of(minutely("t", "true")));
    other.put("a", List.of(minutely("s", "true")));
    assertThat(BookContent.hash(one)).isEqualTo(BookContent.hash(other));
  }

  @Test
  void hash_changesWithEachPartOfTheContent() throws RealtimeException {
    var hashes = new ArrayList<String>();
    hashes.add(BookContent.hash(Map.of()));
    hashes.add(of("w", minutely("s", "true")));
    hashes.add(of("x", minutely("s", "true")));
    hashes.add(of("w", minutely("t", "true")));
    hashes.add(of("w", minutely("s", "false")));
    hashes.add(of("w", schedule("s", "hourly", List.of("true"), false, null)));
    hashes.add(of("w", schedule("s", "minutely", List.of("true"), true, null)));
    for (MissedTick tick : MissedTick.values()) {
      hashes.add(of("w", schedule("s", "minutely", List.of("true"), false, tick)));
    }
    hashes.add(of("w", minutely("s", "true"), minutely("t", "true")));
    hashes.add(of("w", minutely("t", "true"), minutely("s", "true")));
    assertThat(hashes).doesNotHaveDuplicates();
    assertThat(new HashSet<>(hashes)).hasSize(12);
  }

  @Test
  void hash_seesWhereOneTextEndsAndTheNextBegins() throws RealtimeException {
    assertThat(of("ab", minutely("c", "true"))).isNotEqualTo(of("a", minutely("bc", "true")));
    assertThat(of("w", minutely("s", "a", "b"))).isNotEqualTo(of("w", minutely("s", "a\",\"b")));
    assertThat(of("w", minutely("s", "a", "b"))).isNotEqualTo(of("w", minutely("s", "a b")));
  }

  private static String of(String worker, Schedule... schedules) {
    return BookContent.hash(Map.of(worker, List.of(schedules)));
  }

  @Test
  void calendar_namesTheZone() throws RealtimeException {
    Realtime minutely = Realtime.parse("minutely");
    assertThat(BookContent.calendar(minutely("s", "true")))
        .isEqualTo(minutely + " " + minutely.zone().getId());
  }

  @Test
  void commands_areAJsonArray() throws RealtimeException {
    assertThat(BookContent.commands(minutely("s", "echo \"hi\"", "printf 'ä\\n'")))
        .isEqualTo("[\"echo \\\"hi\\\"\",\"printf 'ä\\\\n'\"]");
  }
}
