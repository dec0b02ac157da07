package io.barto.server.schedule.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.barto.plan.MissedTick;
import io.barto.plan.Schedule;
import io.barto.protocol.ReloadAnswer.ChangeKind;
import io.barto.protocol.ReloadAnswer.FireDifference;
import io.barto.protocol.ReloadAnswer.ReloadReport;
import io.barto.protocol.ReloadAnswer.ScheduleChange;
import io.barto.protocol.ServerToCli.FireTime;
import io.barto.realtime.Realtime;
import io.barto.realtime.RealtimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BookDifferenceTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private static Schedule schedule(String name, String onCalendar) throws RealtimeException {
    return schedule(name, onCalendar, false, null);
  }

  private static Schedule schedule(
      String name, String onCalendar, boolean stop, @Nullable MissedTick missedTick)
      throws RealtimeException {
    return new Schedule(name, Realtime.parse(onCalendar), List.of("true"), stop, missedTick);
  }

  private static FireComparison fires(BookDifference difference, Duration time) {
    return FireComparison.of(difference.calendars(), NOON, NOON.plus(time));
  }

  @Test
  void sameSchedulesInAnotherOrder_areNoDifference() throws RealtimeException {
    Schedule a = schedule("a", "hourly");
    Schedule b = schedule("b", "daily");
    BookDifference difference =
        BookDifference.of(Map.of("w", List.of(a, b)), Map.of("w", List.of(b, a)));
    assertThat(difference.changes()).isEmpty();
    assertThat(difference.calendars()).isEmpty();
  }

  @Test
  void whatIsAddedRemovedAndChanged_isNamedByWorkerAndSchedule() throws RealtimeException {
    BookDifference difference =
        BookDifference.of(
            Map.of("b", List.of(schedule("gone", "daily"), schedule("same", "daily"))),
            Map.of(
                "b",
                List.of(
                    schedule("same", "*-*-* 00:00:00 UTC", true, MissedTick.DELAY),
                    schedule("new", "daily")),
                "a",
                List.of(schedule("new", "daily"))));
    assertThat(difference.changes())
        .containsExactly(
            new ScheduleChange(ChangeKind.ADDED, "a", "new", List.of()),
            new ScheduleChange(ChangeKind.REMOVED, "b", "gone", List.of()),
            new ScheduleChange(ChangeKind.ADDED, "b", "new", List.of()),
            new ScheduleChange(
                ChangeKind.CHANGED,
                "b",
                "same",
                List.of("stop_on_failure is now true", "missed_tick is now Delay")));
    assertThat(difference.calendars()).hasSize(3);
  }

  @Test
  void aChangedCalendar_isToldWithBothExpressions() throws RealtimeException {
    BookDifference difference =
        BookDifference.of(
            Map.of("w", List.of(schedule("s", "hourly"))),
            Map.of("w", List.of(schedule("s", "daily"))));
    assertThat(difference.changes().get(0).what())
        .singleElement()
        .asString()
        .startsWith("on_calendar `")
        .contains("` is now `");
  }

  @Test
  void fires_thatBothHave_neitherAppearNorVanish() throws RealtimeException {
    BookDifference difference =
        BookDifference.of(
            Map.of("w", List.of(schedule("s", "*-*-* *:0/20:00"))),
            Map.of("w", List.of(schedule("s", "*-*-* *:0/30:00"))));
    FireComparison fires = fires(difference, Duration.ofHours(1));
    assertThat(fires.appear())
        .isEqualTo(
            new FireDifference(
                1, false, List.of(new FireTime("w", "s", NOON.plus(Duration.ofMinutes(30))))));
    assertThat(fires.vanish().count()).isEqualTo(2);
    assertThat(fires.vanish().earliest())
        .extracting(FireTime::nominal)
        .containsExactly(NOON.plus(Duration.ofMinutes(20)), NOON.plus(Duration.ofMinutes(40)));
  }

  @Test
  void fires_ofWeeks_areCountedExactly_andOnlyTheFirstAreNamed() throws RealtimeException {
    BookDifference difference =
        BookDifference.of(Map.of(), Map.of("w", List.of(schedule("s", "*-*-* *:*:*"))));
    FireDifference appear = fires(difference, Duration.ofDays(7)).appear();
    assertThat(appear.count()).isEqualTo(Duration.ofDays(7).toSeconds());
    assertThat(appear.more()).isFalse();
    assertThat(appear.earliest()).hasSize(FireComparison.NAMED);
  }

  @Test
  void fires_ofTooMany_saySo() throws RealtimeException {
    BookDifference difference =
        BookDifference.of(
            Map.of(),
            Map.of(
                "w",
                List.of(
                    schedule("a", "*-*-* *:*:*"),
                    schedule("b", "*-*-* *:*:*"),
                    schedule("c", "*-*-* *:*:*"),
                    schedule("d", "*-*-* *:*:*"))));
    FireDifference appear = fires(difference, Duration.ofDays(7)).appear();
    assertThat(appear.more()).isTrue();
    assertThat(appear.count()).isGreaterThan(1_000_000);
  }

  @Test
  void words_nameWhatHappened() throws RealtimeException {
    BookDifference difference =
        BookDifference.of(Map.of(), Map.of("w", List.of(schedule("s", "daily"))));
    FireComparison fires = fires(difference, Duration.ofDays(7));
    var report =
        new ReloadReport(
            false, 3, difference.changes(), 7, fires.appear(), fires.vanish(), List.of("[actix]"));
    assertThat(ReloadWords.of(report))
        .isEqualTo(
            "generation 3: added w/s; within 7 days 7 fires appear and 0 vanish;"
                + " changed, but needs a restart: [actix]");
  }
}
