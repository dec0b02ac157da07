package io.barto.worker.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.barto.plan.ScheduleKey;
import io.barto.protocol.ServerToWorker.V1Schedule;
import io.barto.realtime.Realtime;
import io.barto.realtime.RealtimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LocalPlanTest {
  private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
  private final LocalPlan plan = new LocalPlan();

  private static LocalBook book(String... nameAndCalendar) {
    List<V1Schedule> schedules =
        Stream.of(nameAndCalendar)
            .map(s -> s.split("=", 2))
            .map(s -> new V1Schedule(s[0], s[1], List.of("echo")))
            .toList();
    return LocalBook.of("vader", schedules);
  }

  private List<Long> due(long second) {
    return plan.due(START.plusSeconds(second)).stream()
        .map(due -> Duration.between(START, due.fire().nominal()).toSeconds())
        .toList();
  }

  @Test
  void whatIsDue_comesOnceAndInOrder() {
    plan.follow(book("a=*:*:0/2", "b=*:*:0/3"), START);
    assertThat(due(1)).isEmpty();
    assertThat(due(4)).containsExactly(2L, 3L, 4L);
    assertThat(due(4)).isEmpty();
    assertThat(plan.rest(START.plusSeconds(4))).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void aClockSetBack_isWaitedFor() {
    plan.follow(book("a=*:*:*"), START);
    assertThat(due(3)).containsExactly(1L, 2L, 3L);
    assertThat(due(-3600)).isEmpty();
    assertThat(plan.cursor()).isEqualTo(START.plusSeconds(3));
    assertThat(due(3)).isEmpty();
    assertThat(due(4)).containsExactly(4L);
  }

  @Test
  void anotherBook_takesOverFromItsInstantOn() {
    plan.follow(book("a=*:*:*"), START);
    due(2);
    plan.follow(book("b=*:*:*"), START.plusSeconds(2));
    assertThat(plan.due(START.plusSeconds(3))).extracting(DueFire::name).containsExactly("b");
  }

  @Test
  void schedulesOfOneName_allFireEachUnderAKeyOfItsOwn() {
    plan.follow(book("a=*:*:*", "a=*:*:0/2", "b#2=daily", "a=*:*:*"), START);
    List<DueFire> due = plan.due(START.plusSeconds(2)).stream().skip(2).toList();
    assertThat(due).extracting(DueFire::name).containsExactly("a", "a", "a");
    assertThat(due).extracting(d -> d.fire().schedule().schedule()).doesNotHaveDuplicates();
  }

  @Test
  void aScheduleThatCantBeRead_leavesTheOthersAlone() {
    assertThat(book("a=*:*:*", "bad=*:*:61", "c=hourly").size()).isEqualTo(2);
    var empty = new V1Schedule("none", "daily", List.of());
    assertThat(LocalBook.of("vader", List.of(empty)).size()).isZero();
  }

  @Test
  void randomFields_areDrawnAsEverywhere() throws RealtimeException {
    String expression = "*-*-* 10:R:R";
    Realtime ofTheServer =
        Realtime.parse(expression).withKey(new ScheduleKey("vader", "r").toString());
    plan.follow(book("r=" + expression), START);
    List<DueFire> aWeek = plan.due(START.plus(Duration.ofDays(7)));
    assertThat(aWeek)
        .extracting(DueFire::nominal)
        .hasSize(7)
        .containsExactlyElementsOf(ofTheServer.stream(START).limit(7).toList());
  }

  @Test
  void withoutABook_nothingIsDue() {
    assertThat(due(100)).isEmpty();
    assertThat(plan.isActive()).isFalse();
  }
}
