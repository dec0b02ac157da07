package io.barto.server.schedule.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.barto.plan.Schedule;
import io.barto.protocol.ServerToWorker.V1Schedule;
import io.barto.realtime.Realtime;
import io.barto.realtime.RealtimeException;
import io.barto.server.schedule.control.Version1Schedules.Remark;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A worker of version 1 gets what it can run; people are told of the rest. */
class Version1SchedulesTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

  @Test
  void of_rewritesExpressions_inTheirOrder() {
    Version1Schedules told =
        told(schedule("hourly", "hourly", "true"), schedule("tokyo", "00:30 Asia/Tokyo", "a", "b"));
    assertThat(told.schedules())
        .containsExactly(
            new V1Schedule("hourly", "*,*,* *:00:00", List.of("true")),
            new V1Schedule("tokyo", "*,*,* 15:30:00", List.of("a", "b")));
    assertThat(told.remarks()).isEmpty();
  }

  @Test
  void of_whatCantBeSaid_isLeftOutWithARemark() {
    Version1Schedules told =
        told(schedule("berlin", "10:00 Europe/Berlin", "true"), schedule("good", "daily", "true"));
    assertThat(told.schedules()).extracting(V1Schedule::name).containsExactly("good");
    assertThat(told.remarks()).hasSize(1);
    Remark remark = told.remarks().get(0);
    assertThat(remark.schedule()).isEqualTo("berlin");
    assertThat(remark.text()).startsWith("left out, does not run").contains("Europe/Berlin");
  }

  @Test
  void of_twoWithOneExpression_saysWhichOneDoesNotRun() {
    Version1Schedules told =
        told(schedule("first", "daily", "true"), schedule("last", "00:00:00", "true"));
    assertThat(told.schedules()).hasSize(2);
    assertThat(told.remarks())
        .singleElement()
        .satisfies(
            remark -> {
              assertThat(remark.schedule()).isEqualTo("first");
              assertThat(remark.text()).contains("does not run", "`last`", "*,*,* 00:00:00");
            });
  }

  @Test
  void of_twoThatAreDrawn_areTwoForTheWorker() {
    assertThat(told(schedule("a", "10:R:R", "true"), schedule("b", "10:R:R", "true")).remarks())
        .isEmpty();
  }

  @Test
  void of_stopOnFailure_isRemarkedWhereItWouldMatter() {
    Version1Schedules told =
        told(
            new Schedule("two", realtime("daily"), List.of("a", "b"), true, null),
            new Schedule("one", realtime("hourly"), List.of("a"), true, null));
    assertThat(told.remarks()).extracting(Remark::schedule).containsExactly("two");
    assertThat(told.remarks().get(0).text()).contains("stop_on_failure is not heeded");
  }

  private static Version1Schedules told(Schedule... schedules) {
    return Version1Schedules.of(List.of(schedules), NOW);
  }

  private static Schedule schedule(String name, String onCalendar, String... commands) {
    return new Schedule(name, realtime(onCalendar), List.of(commands), false, null);
  }

  private static Realtime realtime(String onCalendar) {
    try {
      return Realtime.parse(onCalendar);
    } catch (RealtimeException e) {
      throw new IllegalArgumentException(onCalendar, e);
    }
  }
}
