package io.barto.server.query.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.barto.plan.Schedule;
import io.barto.plan.ScheduleBook;
import io.barto.protocol.ServerToCli.FireTime;
import io.barto.realtime.Realtime;
import io.barto.realtime.RealtimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NextFiresTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  private final NextFires fires = new NextFires(3);

  @Test
  void after_hasTheNextOnes_whenAskedAgainToo() throws RealtimeException {
    ScheduleBook book = book(1, "*-*-* *:*:0/10");
    assertThat(fires.after(NOON, book)).containsExactly(at(10), at(20), at(30));
    assertThat(fires.after(NOON.plusSeconds(10), book)).containsExactly(at(20), at(30), at(40));
    assertThat(fires.after(NOON.plusSeconds(55), book)).containsExactly(at(60), at(70), at(80));
    assertThat(fires.after(NOON.plusSeconds(6_000), book))
        .containsExactly(at(6_010), at(6_020), at(6_030));
    assertThat(fires.after(NOON, book)).containsExactly(at(10), at(20), at(30));
  }

  @Test
  void after_byAnotherBook_isPlannedAnew() throws RealtimeException {
    assertThat(fires.after(NOON, book(1, "*-*-* *:*:0/10"))).hasSize(3);
    assertThat(fires.after(NOON, book(2, "*-*-* *:*:0/30")))
        .containsExactly(at(30), at(60), at(90));
  }

  @Test
  void after_whereNothingComesAnyMore_isEmpty() throws RealtimeException {
    assertThat(fires.after(NOON, book(1, "2020-01-01 00:00:00"))).isEmpty();
    assertThat(NextFires.once(book(1, "2026-11-24 00:00:00"), NOON, 5)).hasSize(1);
  }

  private static FireTime at(int seconds) {
    return new FireTime("w", "s", NOON.plusSeconds(seconds));
  }

  private static ScheduleBook book(long generation, String onCalendar) throws RealtimeException {
    var schedule = new Schedule("s", Realtime.parse(onCalendar), List.of("true"), false, null);
    return new ScheduleBook(generation, Map.of("w", List.of(schedule)));
  }
}
