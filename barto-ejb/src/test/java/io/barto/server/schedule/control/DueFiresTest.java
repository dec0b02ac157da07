package io.barto.server.schedule.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.barto.plan.Schedule;
import io.barto.realtime.Realtime;
import io.barto.realtime.RealtimeException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DueFiresTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private static Schedule minutely(String name) throws RealtimeException {
    return new Schedule(name, Realtime.parse("minutely"), List.of("true"), false, null);
  }

  @Test
  void count_isOfAllSchedules_withoutTheFirstInstantAndWithTheLast() throws RealtimeException {
    assertThat(
            DueFires.count(List.of(minutely("a"), minutely("b")), NOON, NOON.plusSeconds(120), 100))
        .isEqualTo(new DueFires.Count(4, false));
  }

  @Test
  void count_beyondItsBound_saysSo() throws RealtimeException {
    assertThat(DueFires.count(List.of(minutely("a")), NOON, NOON.plusSeconds(3_600), 10))
        .isEqualTo(new DueFires.Count(10, true));
  }

  @Test
  void missed_isOneRangeASchedule_andNoneWhereNothingCameDue() throws RealtimeException {
    assertThat(DueFires.missed(List.of(minutely("a")), NOON, NOON.plusSeconds(59), "why"))
        .isEmpty();
    assertThat(DueFires.missed(List.of(minutely("a")), NOON, NOON.plusSeconds(200), "why"))
        .singleElement()
        .satisfies(
            range -> {
              assertThat(range.first()).isEqualTo(NOON.plusSeconds(60));
              assertThat(range.last()).isEqualTo(NOON.plusSeconds(180));
              assertThat(range.count()).isEqualTo(3);
              assertThat(range.reason()).isEqualTo("why");
            });
  }
}
